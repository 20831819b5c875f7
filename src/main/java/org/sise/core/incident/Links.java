package org.sise.core.incident;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sise.core.incident.Refusals.Kind;
import org.sise.core.incident.Refusals.Refusal;

/**
 * Links of posts without the parts that name an account (rule 45): log-in part, fragment, parameters that carry an
 * account, and in the path {@code @name} and what follows {@code u}, {@code user}, {@code profile} and the like; of the
 * path {@code -} stands in their place. Scheme, host and the rest of the path stay, so that the post is still named.
 */
public final class Links {
    private static final Pattern IN_TEXT = Pattern.compile("(?i)https?://[\\x21-\\x7E&&[^\"'<>()\\[\\]{}]]+");
    /** As people write it, without its beginning. */
    private static final Pattern BARE =
            Pattern.compile("(?i)(?<![\\w@./-])(?://)?(?:[\\w-]+\\.)*(?:" + Refusals.sites() + ")/[\\w@%/.=&?-]+");

    private static final Set<String> BEFORE_ACCOUNTS = Set.of(
            "u",
            "user",
            "users",
            "profile",
            "profiles",
            "people",
            "member",
            "members",
            "space",
            "author",
            "authors",
            "n");
    private static final Set<String> PARAMETERS = Set.of(
            "u",
            "uid",
            "user",
            "userid",
            "user_id",
            "username",
            "user_name",
            "nick",
            "nickname",
            "name",
            "author",
            "authorid",
            "author_id",
            "account",
            "accountid",
            "account_id",
            "openid",
            "sec_uid",
            "share_uid",
            "from_uid",
            "mid_from",
            "profile",
            "screen_name");
    /** weibo.com/{account}/{post}, x.com/{account}/status/{post}: the account stands first. */
    private static final Set<String> ACCOUNT_FIRST =
            Set.of("weibo.com", "m.weibo.com", "x.com", "twitter.com", "t.me", "instagram.com", "facebook.com");

    private static final String CUT = "-";

    private Links() {}

    /** The link as it may be kept; what is no link stays as it is. */
    public static String cut(String link) {
        try {
            URI uri = new URI(written(link.strip()));
            if (uri.getHost() == null || uri.getScheme() == null) {
                return link;
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String query = parameters(Optional.ofNullable(uri.getRawQuery()).orElse(""));
            return uri.getScheme() + "://" + uri.getHost() + port + path(uri) + (query.isEmpty() ? "" : "?" + query);
        } catch (URISyntaxException noLink) {
            return link;
        }
    }

    /** A text with its links as they may be kept: the unit complained of works from the summary. */
    public static String cutWithin(String text) {
        return IN_TEXT.matcher(text).replaceAll(link -> Matcher.quoteReplacement(cut(link.group())));
    }

    private static String path(URI uri) {
        String[] parts = Optional.ofNullable(uri.getRawPath()).orElse("").split("/", -1);
        boolean accountFirst = ACCOUNT_FIRST.contains(host(uri)) && parts.length > 2;
        for (int i = 1; i < parts.length; i++) {
            boolean named = BEFORE_ACCOUNTS.contains(parts[i - 1].toLowerCase(Locale.ROOT));
            if (!parts[i].isEmpty()
                    && (parts[i].startsWith("@") || named || accountFirst && i == 1 && !isPlace(parts[i]))) {
                parts[i] = CUT;
            }
        }
        return String.join("/", parts);
    }

    private static boolean isPlace(String part) {
        return BEFORE_ACCOUNTS.contains(part.toLowerCase(Locale.ROOT));
    }

    private static String host(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    private static String parameters(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair ->
                        !PARAMETERS.contains(pair.replaceFirst("=.*", "").toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("&"));
    }

    /** With what browsers take and the standard does not: a backslash for a slash, and signs that should be encoded. */
    static String written(String link) {
        StringBuilder text = new StringBuilder();
        link.replace('\\', '/')
                .chars()
                .forEach(sign -> text.append(
                        "|^`{}<>\" ".indexOf(sign) >= 0 ? "%%%02X".formatted(sign) : Character.toString(sign)));
        return text.toString();
    }

    /** The first link to a person's page in a text, also without its beginning. */
    public static Optional<Refusal> inText(String text) {
        Plain plain = Plain.of(text);
        return first(plain, IN_TEXT, "").or(() -> first(plain, BARE, "https://"));
    }

    private static Optional<Refusal> first(Plain plain, Pattern form, String before) {
        Matcher links = form.matcher(plain.text());
        while (links.find()) {
            String link = before + links.group().replaceFirst("^//", "").replaceFirst("[.,;:!?].{0,3}$|[,;].*$", "");
            if (Refusals.ofLink(link).isPresent()
                    || Refusals.ofLink(before + links.group()).isPresent()) {
                return Optional.of(plain.refusal(Kind.PERSONS_PAGE, links.start()));
            }
        }
        return Optional.empty();
    }
}
