package org.sise.core.incident;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
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
            "(?<![0-9a-fA-F/=_.])(?:\\+?86[ -]?)?(1[3-9][0-9])[^\\p{L}\\p{N}]{0,2}([0-9]{4})[^\\p{L}\\p{N}]?([0-9]{4})(?![0-9a-fA-F])");
    private static final Pattern BIRTH = Pattern.compile("(?:18|19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    /** From ！ to ～, in the order of ASCII. */
    private static final char FIRST_OF_FULL_WIDTH = '\uFF01';

    private static final char LAST_OF_FULL_WIDTH = '\uFF5E';

    /** Where a site shows a person's page; the path of a single post is another. */
    private static final Map<String, Pattern> PERSONS_PAGES = Map.of(
            "weibo.com", Pattern.compile("/(?:u/\\d+|n/[^/]+|p/\\d+|\\d+|[a-z][\\w-]*)/?(?:home|profile)?/?"),
            "weibo.cn", Pattern.compile("/(?:u/\\d+|n/[^/]+|profile/\\d+|\\d+)/?"),
            "douyin.com", Pattern.compile("/user/.*"),
            "kuaishou.com", Pattern.compile("/profile/.*"),
            "xiaohongshu.com", Pattern.compile("/user/.*"),
            "zhihu.com", Pattern.compile("/people/.*"),
            "bilibili.com", Pattern.compile("/space/.*"),
            "toutiao.com", Pattern.compile("/c/user/.*"),
            "x.com", Pattern.compile("/\\w+/?"),
            "tieba.baidu.com", Pattern.compile("/home(?:/.*)?"));

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
        Plain plain = Plain.of(written);
        Matcher identity = IDENTITY.matcher(plain.text);
        while (identity.find()) {
            if (isIdentity(identity.group().replaceAll("[ -]", ""))) {
                return Optional.of(plain.refusal(Kind.IDENTITY_NUMBER, identity.start()));
            }
        }
        Matcher mobile = MOBILE.matcher(plain.text);
        return mobile.find() ? Optional.of(plain.refusal(Kind.MOBILE_NUMBER, mobile.start())) : Optional.empty();
    }

    /** A link to a person's page on a site that is known to have them, by the form of its path. */
    public static Optional<Refusal> ofLink(String link) {
        try {
            URI uri = new URI(link.strip());
            String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
            String path = Optional.ofNullable(uri.getPath()).orElse("").toLowerCase(Locale.ROOT);
            return isPersonsPage(host.endsWith(".") ? host.substring(0, host.length() - 1) : host, path)
                    ? Optional.of(new Refusal(Kind.PERSONS_PAGE, 1))
                    : Optional.empty();
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

    /**
     * A text without what only hides a number: letters of full width, marks without width, other spaces and dashes.
     *
     * @param places of its characters in what was written
     */
    private record Plain(String text, List<Integer> places) {
        static Plain of(String written) {
            StringBuilder text = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < written.length(); i++) {
                char letter = written.charAt(i);
                if (Character.getType(letter) != Character.FORMAT) {
                    text.append(plain(letter));
                    places.add(i);
                }
            }
            return new Plain(text.toString(), places);
        }

        private static char plain(char letter) {
            if (letter >= FIRST_OF_FULL_WIDTH && letter <= LAST_OF_FULL_WIDTH) {
                return (char) (letter - FIRST_OF_FULL_WIDTH + '!');
            }
            if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
                return ' ';
            }
            return Character.getType(letter) == Character.DASH_PUNCTUATION ? '-' : letter;
        }

        Refusal refusal(Kind kind, int start) {
            return new Refusal(kind, places.get(start) + 1);
        }
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
