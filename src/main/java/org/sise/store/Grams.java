package org.sise.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Characters and pairs of neighbours: what Chinese titles and summaries are found by, without a dictionary of words. */
public final class Grams {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}\\p{IsHan}]+");
    /** A longer query is found by its beginning: each further pair costs a scan of the index and narrows little. */
    private static final int MOST_ASKED = 40;

    private Grams() {}

    /** The distinct characters and pairs of a text, sorted, so that the same text gives the same row. */
    public static List<String> of(String text) {
        TreeSet<String> grams = new TreeSet<>();
        words(text).forEach(word -> {
            grams.addAll(of(word, 1));
            grams.addAll(of(word, 2));
        });
        return List.copyOf(grams);
    }

    /** The distinct pairs alone. */
    static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        words(text).forEach(word -> pairs.addAll(of(word, 2)));
        return pairs;
    }

    /** What a text must hold to be found: the pairs of a word, or the one character that it is. */
    public static List<String> ofQuery(String query) {
        return words(query)
                .flatMap(word -> of(word, Math.min(2, length(word))).stream())
                .distinct()
                .limit(MOST_ASKED)
                .toList();
    }

    private static List<String> of(String word, int size) {
        int[] characters = word.codePoints().toArray();
        List<String> grams = new ArrayList<>();
        for (int i = 0; i + size <= characters.length; i++) {
            grams.add(new String(characters, i, size));
        }
        return grams;
    }

    private static Stream<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS.splitAsStream(plain).filter(word -> !word.isEmpty());
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }
}
