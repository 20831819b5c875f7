package org.sise.console;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Deed;

/**
 * One entry of the timeline in plain words.
 *
 * @param number of the entry
 * @param units whom it is about
 * @param follows it came of another entry of the same decision
 * @param reminds the machine called somebody out: it does so again and again
 */
public record Sentence(
        int number,
        Strand strand,
        String words,
        List<Telling.Line> lines,
        @Nullable Deed deed,
        Set<String> units,
        boolean follows,
        boolean reminds) {}
