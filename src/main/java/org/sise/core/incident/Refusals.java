package org.sise.core.incident;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no text and no link may hold (rules 45 and 46): numbers that name a person, and pages of persons. */
public final class Refusals {
    /** 17 digits, written together or in groups, and the check character. */
    private static final Pattern IDENTITY =
            Pattern.compile("(?<![0-9A-Za-z])[1-9](?:[ -]?[0-9]){16}[ -]?[0-9Xx](?![0-9A-Za-z])");

    private static final Pattern MOBILE = Pattern.compile(
            "(?<![0-9a-fA-F/=_.])(?:\\+?86[ -]?)?(1[3-9][0-9])[ -]?([0-9]{4})[ -]?([0-9]{4})(?![0-9a-fA-F])");
    private static final Pattern BIRTH = Pattern.compile("(?:18|19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /** Where a site shows a person's page; the path of a single post is another. */
    private static final Map<String, Pattern> PERSONS_PAGES = Map.of(
            "weibo.com", Pattern.compile("/(?:u/\\d+|n/[^/]+|p/\\d+|\\d+|[A-Za-z][\\w-]*)/?(?:home|profile)?/?"),
            "weibo.cn", Pattern.compile("/(?:u/\\d+|n/[^/]+|profile/\\d+|\\d+)/?"),
            "douyin.com", Pattern.compile("/user/.*"),
            "kuaishou.com", Pattern.compile("/profile/.*"),
            "xiaohongshu.com", Pattern.compile("/user/.*"),
            "zhihu.com", Pattern.compile("/people/.*"),
            "bilibili.com", Pattern.compile("/space/.*"),
            "toutiao.com", Pattern.compile("/c/user/.*"),
            "x.com", Pattern.compile("/\\w+/?"),
            "tieba.baidu.com", Pattern.compile("/home/main.*"));

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

    /** The first number of a person in a text; digits of full width count as digits. */
    public static Optional<Refusal> ofText(String written) {
        String text = plainDigits(written);
        Matcher identity = IDENTITY.matcher(text);
        while (identity.find()) {
            if (isIdentity(identity.group().replaceAll("[ -]", ""))) {
                return Optional.of(new Refusal(Kind.IDENTITY_NUMBER, identity.start() + 1));
            }
        }
        Matcher mobile = MOBILE.matcher(text);
        return mobile.find() ? Optional.of(new Refusal(Kind.MOBILE_NUMBER, mobile.start() + 1)) : Optional.empty();
    }

    /** A link to a person's page on a site that is known to have them, by the form of its path. */
    public static Optional<Refusal> ofLink(String link) {
        try {
            URI uri = new URI(link.strip());
            String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
            String path = Optional.ofNullable(uri.getPath()).orElse("");
            return isPersonsPage(host, path) ? Optional.of(new Refusal(Kind.PERSONS_PAGE, 1)) : Optional.empty();
        } catch (URISyntaxException notALink) {
            return Optional.empty();
        }
    }

    private static boolean isPersonsPage(String host, String path) {
        if (host.equals("space.bilibili.com")) {
            return true;
        }
        return PERSONS_PAGES.entrySet().stream()
                .filter(site -> host.equals(site.getKey()) || host.endsWith("." + site.getKey()))
                .anyMatch(site -> site.getValue().matcher(path).matches());
    }

    private static String plainDigits(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            if (letter >= '\uFF10' && letter <= '\uFF19') {
                plain.setCharAt(i, (char) (letter - '\uFF10' + '0'));
            }
        }
        return plain.toString();
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
