package org.sise.core.grading;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * How often what one said met what another said.
 *
 * @param counts a row for each level of the first, mildest first, in it a cell for each level of the second
 */
public record LevelMatrix(List<List<Long>> counts) {
    private static final int LEVELS = Level.values().length;

    public static final LevelMatrix EMPTY =
            new LevelMatrix(Collections.nCopies(LEVELS, Collections.nCopies(LEVELS, 0L)));

    public LevelMatrix {
        counts = counts.stream().map(List::copyOf).toList();
    }

    static LevelMatrix of(long[][] cells) {
        return new LevelMatrix(
                Stream.of(cells).map(row -> Arrays.stream(row).boxed().toList()).toList());
    }

    static long[][] cells() {
        return new long[LEVELS][LEVELS];
    }

    public long at(Level first, Level second) {
        return counts.get(first.ordinal()).get(second.ordinal());
    }

    public long total() {
        return sum(0) + over() + under();
    }

    /** Where the second gave more than the first. */
    public long over() {
        return sum(1);
    }

    /** Where the second gave less than the first. */
    public long under() {
        return sum(-1);
    }

    private long sum(int sign) {
        long sum = 0;
        for (Level first : Level.values()) {
            for (Level second : Level.values()) {
                sum += Integer.signum(second.compareTo(first)) == sign ? at(first, second) : 0;
            }
        }
        return sum;
    }
}
