package org.sise.console;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Two texts side by side: pieces of the earlier, with what went, and pieces of the later, with what came.
 *
 * @param isSame nothing went and nothing came
 */
public record Comparison(List<Piece> earlier, List<Piece> later, boolean isSame) {
    /** Han characters one by one, other words and numbers whole. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}&&[^\\p{IsHan}]]+|[0-9]+|.", Pattern.DOTALL);

    private static final Pattern SENTENCE = Pattern.compile("[^。！？；\\n]*[。！？；\\n]|[^。！？；\\n]+");
    /** Comparing takes time with the product of length and difference: long texts go by sentences. */
    private static final int MOST_WORDS = 3_000;

    /** {@code changed}: only in this one of the two. */
    public record Piece(String text, boolean changed) {}

    static Comparison of(String earlier, String later) {
        Pattern unit = earlier.length() <= MOST_WORDS && later.length() <= MOST_WORDS ? WORD : SENTENCE;
        List<String> before = split(earlier, unit);
        List<String> after = split(later, unit);
        List<Piece> went = new ArrayList<>();
        List<Piece> came = new ArrayList<>();
        int inBefore = 0;
        int inAfter = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            int from = delta.getSource().getPosition();
            int to = delta.getTarget().getPosition();
            add(went, before.subList(inBefore, from), false);
            add(came, after.subList(inAfter, to), false);
            add(went, delta.getSource().getLines(), true);
            add(came, delta.getTarget().getLines(), true);
            inBefore = from + delta.getSource().size();
            inAfter = to + delta.getTarget().size();
        }
        add(went, before.subList(inBefore, before.size()), false);
        add(came, after.subList(inAfter, after.size()), false);
        boolean same = went.stream().noneMatch(Piece::changed) && came.stream().noneMatch(Piece::changed);
        return new Comparison(List.copyOf(went), List.copyOf(came), same);
    }

    private static List<String> split(String text, Pattern unit) {
        return unit.matcher(text).results().map(MatchResult::group).toList();
    }

    private static void add(List<Piece> pieces, List<String> words, boolean changed) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(String.join("", words), changed));
        }
    }
}
