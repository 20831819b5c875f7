package org.sise.console;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sise.contract.RuleWords;
import org.sise.core.grading.Level;
import org.sise.core.grading.Standard;

/** A standard as a table: the gravest level first, each with its circumstances of which any suffices. */
public record StandardSheet(List<Group> levels) {

    /** Of one level. */
    public record Group(Level level, List<Line> criteria) {}

    /** A circumstance in its wording, and what of a situation it asks. */
    public record Line(String key, String wording, String condition) {}

    static StandardSheet of(Standard standard, RuleWords words) {
        return new StandardSheet(Stream.of(Level.values())
                .sorted(Comparator.reverseOrder())
                .map(level -> new Group(
                        level,
                        standard.criteria().stream()
                                .filter(criterion -> criterion.level() == level)
                                .map(criterion -> new Line(
                                        criterion.key(),
                                        words.wording(criterion),
                                        words.condition(criterion.condition())))
                                .toList()))
                .filter(group -> !group.criteria().isEmpty())
                .toList());
    }
}
