package org.sise.core.incident;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of a statement as they would be published, and the hash that its approvals and its publication name. Line
 * breaks and spaces do not count, so that the same words on another page have the same hash; every other character does.
 */
public final class Wording {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\u200B\\uFEFF]+");

    private Wording() {}

    /** The parts that there are, in the order in which they are published, joined by blank lines. */
    public static String of(@Nullable String... parts) {
        return Arrays.stream(parts)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** Lower-case hex of SHA-256 over the words in NFC, each run of white space as one space. */
    public static String hash(String words) {
        String normal = SPACE.matcher(Normalizer.normalize(words, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        return Sha256.hex(normal.getBytes(StandardCharsets.UTF_8));
    }
}
