package org.sise.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pairs of neighbouring characters: what Chinese titles and summaries are found by, without a dictionary of words. */
public final class Grams {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}\\p{IsHan}]+");
    /** A longer query is found by its beginning: each further pair costs a scan of the index and narrows little. */
    private static final int MOST_ASKED = 40;

    private Grams() {}

    /** What a search asks for: pairs, which the index finds, and characters that stand alone. */
    public record Query(List<String> pairs, List<String> singles) {
        public boolean isEmpty() {
            return pairs.isEmpty() && singles.isEmpty();
        }
    }

    /** The distinct pairs of a text, sorted, so that the same text gives the same row. */
    public static List<String> of(String text) {
        return pairs(text).toList();
    }

    public static Query ofQuery(String query) {
        List<String> singles =
                words(query).filter(word -> length(word) == 1).distinct().toList();
        return new Query(
                pairs(query).limit(MOST_ASKED).toList(),
                singles.stream().limit(MOST_ASKED).toList());
    }

    private static Stream<String> pairs(String text) {
        TreeSet<String> pairs = new TreeSet<>();
        words(text).forEach(word -> pairs.addAll(pairsOf(word)));
        return pairs.stream();
    }

    private static List<String> pairsOf(String word) {
        int[] characters = word.codePoints().toArray();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add(new String(characters, i, 2));
        }
        return pairs;
    }

    private static Stream<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS.splitAsStream(plain).filter(word -> !word.isEmpty());
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }
}
