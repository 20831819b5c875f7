package org.sise.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which versions of an incident a request is meant for (RFC 9110, 13.1.1). */
final class IfMatch {
    /** Of a version as the ETag has it. A weak one never matches: two that are alike are not the same. */
    private static final Pattern VERSION = Pattern.compile("(?<![^,\\s])\"([1-9]\\d{0,8})\"");

    private IfMatch() {}

    /** Empty: whichever it has, because nobody said, or said {@code *}. */
    static Optional<Set<Integer>> versions(HttpHeaders headers) {
        List<String> said = headers.getRequestHeader(HttpHeaders.IF_MATCH);
        return said == null
                        || said.isEmpty()
                        || said.stream().allMatch(value -> value.strip().equals("*"))
                ? Optional.empty()
                : Optional.of(versions(String.join(",", said)));
    }

    private static Set<Integer> versions(String said) {
        return VERSION.matcher(said)
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
