package org.sise.core.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What no text and no link may hold (rules 45 and 46): numbers that name a person, and pages of persons. */
public final class Refusals {
    /** 17 digits, written together or in groups, and the check character. */
    private static final Pattern IDENTITY =
            Pattern.compile("(?<![0-9])[1-9](?:[ .,·-]{0,2}[0-9]){16}[ .,·-]{0,2}[0-9Xx](?![0-9A-Za-z])");

    private static final String BETWEEN = "[^\\p{L}\\p{N}]{0,2}";
    /** In groups of 3, 4 and 4, or as people say them, or digit by digit. An amount has its unit behind it. */
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9])(?:(?:\\+|00)?86[ -]?|0)?(?:"
            + "1[3-9][0-9]" + BETWEEN + "[0-9]{4}" + BETWEEN + "[0-9]{4}"
            + "|1[3-9][0-9][ -]{1,2}[0-9]{3}[ -]{1,2}[0-9]{5}"
            + "|1[3-9][0-9]{2}[ -]{1,2}[0-9]{4}[ -]{1,2}[0-9]{3}"
            + "|1[ -][3-9](?:[ -][0-9]){9}"
            + ")(?![0-9])(?! ?(?:元|次|人次|万|亿|户|条|份|票))");
    /** Keys of machines, and links: they hold such digits now and then. */
    private static final Pattern KEYS = Pattern.compile(
            "https?://[\\x21-\\x7E]+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?<![0-9a-zA-Z])[0-9a-f]{32,64}(?![0-9a-zA-Z])");

    private static final Pattern BIRTH = Pattern.compile("(?:18|19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    /** A link within another, as the value of a parameter. */
    private static final Pattern TARGET = Pattern.compile("[?&#][^=&#]*=([^&#]+)");
    /** On whichever site. */
    private static final Pattern ACCOUNT = Pattern.compile("/@[^/]+/?");

    /** Where a site shows a person's page; the path of a single post is another. */
    private static final Map<String, Pattern> PERSONS_PAGES = Map.ofEntries(
            page(
                    "weibo.com",
                    "/(?:u/\\d+.*|n/[^/]+|p/\\d+|\\d+(?:/(?:home|profile|follow|fans|photos?))?|(?!signup|newlogin|login|hot|search|tv|weibo)[a-z][\\w-]*(?:/(?:home|profile))?)/?"),
            page("weibo.cn", "/(?:u/\\d+|n/[^/]+|profile/\\d+|\\d+)/?"),
            page("douyin.com", "/user/.*"),
            page("kuaishou.com", "/profile/.*"),
            page("xiaohongshu.com", "/user/.*"),
            page("zhihu.com", "/people/.*"),
            page("bilibili.com", "/space/.*"),
            page("toutiao.com", "/c/user/.*"),
            page("x.com", "/\\w+/?"),
            page("tieba.baidu.com", "/home(?:/.*)?"),
            page("twitter.com", "/\\w+/?"),
            page("user.qzone.qq.com", "/.+"),
            page("douban.com", "/people/.*"),
            page("iesdouyin.com", "/share/user/.*"),
            page("ixigua.com", "/home(?:/.*)?"),
            page("author.baidu.com", "/home.*"),
            page("blog.sina.com.cn", "/u/.*"),
            page("youtube.com", "/(?:channel|c|user)/.*"),
            page("t.me", "/(?:s/)?\\w+/?"),
            page("instagram.com", "/[\\w.]+/?"),
            page("facebook.com", "/(?:[\\w.]+|profile\\.php|people/.*)/?"));

    /** The sites, as a link without its beginning is known by them. */
    static String sites() {
        return PERSONS_PAGES.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }

    private static Map.Entry<String, Pattern> page(String host, String path) {
        return Map.entry(host, Pattern.compile(path));
    }

    private Refusals() {}

    public enum Kind {
        IDENTITY_NUMBER,
        MOBILE_NUMBER,
        PERSONS_PAGE
    }

    /**
     * What was found.
     *
     * @param position of its first character, from 1; the finding itself is never repeated
     */
    public record Refusal(Kind kind, int position) {}

    /** The first number of a person in a text, however it is written. */
    public static Optional<Refusal> ofText(String written) {
        return ofPlain(Plain.of(written)).or(() -> ofPlain(Plain.withNumerals(written)));
    }

    private static Optional<Refusal> ofPlain(Plain plain) {
        Matcher identity = IDENTITY.matcher(plain.text());
        while (identity.find()) {
            if (isIdentity(identity.group().replaceAll("[ .,·-]", ""))) {
                return Optional.of(plain.refusal(Kind.IDENTITY_NUMBER, identity.start()));
            }
        }
        Matcher mobile = MOBILE.matcher(KEYS.matcher(plain.text())
                .replaceAll(key -> " ".repeat(key.group().length())));
        return mobile.find() ? Optional.of(plain.refusal(Kind.MOBILE_NUMBER, mobile.start())) : Optional.empty();
    }

    /** A link to a person's page on a site that is known to have them, by the form of its path, or to a page that leads there. */
    public static Optional<Refusal> ofLink(String link) {
        String plain = Plain.of(link.strip()).text().replace('。', '.');
        return isPersonsPage(plain) || leadsTo(plain)
                ? Optional.of(new Refusal(Kind.PERSONS_PAGE, 1))
                : Optional.empty();
    }

    private static boolean isPersonsPage(String link) {
        try {
            URI uri = new URI(Links.written(link));
            String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
            String path = Optional.ofNullable(uri.getPath()).orElse("").toLowerCase(Locale.ROOT);
            return isPersonsPage(
                    host.endsWith(".") ? host.substring(0, host.length() - 1) : host, path.replaceAll("/{2,}", "/"));
        } catch (URISyntaxException notALink) {
            return false;
        }
    }

    /** A page of log-in or of leaving the site names the page that it leads to in its own address. */
    private static boolean leadsTo(String link) {
        int within = Math.max(link.indexOf("http", 1), link.indexOf("HTTP", 1));
        if (within > 0 && isPersonsPage(decoded(link.substring(within)))) {
            return true;
        }
        Matcher targets = TARGET.matcher(link);
        while (targets.find()) {
            String target = decoded(targets.group(1)).replaceFirst("^//", "");
            if (isPersonsPage(target.toLowerCase(Locale.ROOT).startsWith("http") ? target : "https://" + target)) {
                return true;
            }
        }
        return false;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), UTF_8);
    }

    private static boolean isPersonsPage(String host, String path) {
        if (host.equals("s.weibo.com")) {
            return false; // what is searched for, not who
        }
        if (host.equals("space.bilibili.com") || ACCOUNT.matcher(path).matches()) {
            return true;
        }
        return PERSONS_PAGES.entrySet().stream()
                .filter(site -> host.equals(site.getKey()) || host.endsWith("." + site.getKey()))
                .anyMatch(site -> site.getValue().matcher(path).matches());
    }

    /** By date of birth and check character (GB 11643): a long number of a file or an account almost never passes. */
    private static boolean isIdentity(String number) {
        if (!BIRTH.matcher(number.substring(6, 14)).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
    }
}
