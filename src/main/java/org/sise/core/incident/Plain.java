package org.sise.core.incident;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A text without what only hides a number or a link: letters of full width, in circles or in bold, digits of other
 * scripts, marks without width, other spaces and dashes.
 *
 * @param places of its characters in what was written, from 0
 */
record Plain(String text, List<Integer> places) {
    /** Marks without width, and what stands on or around the letter before it: a digit on a keycap is a digit. */
    private static final Set<Integer> HIDING =
            Set.of((int) Character.FORMAT, (int) Character.NON_SPACING_MARK, (int) Character.ENCLOSING_MARK);

    /** What stands for the check character of an identity number. */
    private static final String ALIKE = "×ХхΧχ";

    private static final String NUMERALS = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖洞幺两○貳參陸";
    private static final String VALUES = "012345678901234567890120236";

    static Plain of(String written) {
        return of(written, false);
    }

    /** With Chinese numerals, too, read as digits. */
    static Plain withNumerals(String written) {
        return of(written, true);
    }

    private static Plain of(String written, boolean numerals) {
        StringBuilder text = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < written.length(); i += Character.charCount(written.codePointAt(i))) {
            int letter = written.codePointAt(i);
            if (!HIDING.contains(Character.getType(letter))) {
                String plain = plain(letter, numerals);
                text.append(plain);
                for (int j = 0; j < plain.length(); j++) {
                    places.add(i);
                }
            }
        }
        return new Plain(text.toString(), places);
    }

    private static String plain(int letter, boolean numerals) {
        if (numerals && NUMERALS.indexOf(read(letter)) >= 0) {
            int numeral = NUMERALS.indexOf(read(letter));
            return VALUES.substring(numeral, numeral + 1);
        }
        if (ALIKE.indexOf(letter) >= 0) {
            return "X";
        }
        if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
            return " ";
        }
        if (Character.getType(letter) == Character.DASH_PUNCTUATION) {
            return "-";
        }
        int digit = digit(letter);
        return digit >= 0 ? String.valueOf(digit) : normal(letter);
    }

    /** Of whichever script, in a circle, or with a point behind it. */
    private static int digit(int letter) {
        int type = Character.getType(letter);
        int value = type == Character.OTHER_NUMBER || type == Character.LETTER_NUMBER
                ? Character.getNumericValue(letter)
                : Character.digit(letter, 10);
        return value < 10 ? value : -1;
    }

    /** A numeral in brackets or a circle is the numeral. */
    private static int read(int letter) {
        return normal(letter)
                .codePoints()
                .filter(part -> part != '(' && part != ')')
                .findFirst()
                .orElse(letter);
    }

    private static String normal(int letter) {
        return Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC);
    }

    /** @param start in this text */
    Refusals.Refusal refusal(Refusals.Kind kind, int start) {
        return new Refusals.Refusal(kind, places.get(start) + 1);
    }
}
