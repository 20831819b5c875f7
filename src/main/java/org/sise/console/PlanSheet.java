package org.sise.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.contract.RuleWords;
import org.sise.core.grading.Level;
import org.sise.core.plan.Flow;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.Plan;
import org.sise.core.plan.Stage;
import org.sise.core.plan.StepSpec;

/** A plan as a person reads it: for each level, the gravest last, its flow link by link and its milestones. */
public record PlanSheet(List<Sheet> levels) {

    /** Of one level. */
    public record Sheet(Level level, List<Column> columns, List<Line> milestones) {}

    /** A link of the loop. */
    public record Column(Stage stage, List<Card> cards) {}

    /** A step; {@code parts}: what of it is to be known, besides who. */
    public record Card(String name, String who, boolean must, List<Line> parts) {}

    /** A word and what it is. */
    public record Line(String label, String words) {}

    static PlanSheet of(Plan plan, RuleWords words) {
        return new PlanSheet(Stream.of(Level.values())
                .map(level -> sheet(level, plan.flow(level), words))
                .toList());
    }

    private static Sheet sheet(Level level, Flow flow, RuleWords words) {
        List<Column> columns = Stream.of(Stage.values())
                .map(stage -> new Column(
                        stage,
                        flow.steps().stream()
                                .filter(step -> step.stage() == stage)
                                .map(step -> card(step, flow, words))
                                .toList()))
                .filter(column -> !column.cards().isEmpty())
                .toList();
        List<Line> milestones = flow.limits().stream()
                .filter(limit ->
                        flow.step(limit.key()).isEmpty() && !limit.key().startsWith("ack."))
                .sorted(Comparator.comparing((LimitSpec limit) -> limit.kind() != LimitSpec.Kind.LEGAL))
                .map(limit -> new Line(words.limit(limit.key()), words.deadline(limit)))
                .toList();
        return new Sheet(level, columns, milestones);
    }

    private static Card card(StepSpec step, Flow flow, RuleWords words) {
        List<Line> parts = new ArrayList<>();
        flow.limit(step.key()).ifPresent(limit -> parts.add(line("term", words.deadline(limit))));
        flow.limit("ack." + step.key()).ifPresent(limit -> parts.add(line("signed", words.deadline(limit))));
        part(parts, "rhythm", step.rhythm(), words);
        if (!step.after().isEmpty()) {
            part(parts, "after", step.after(), words);
        }
        if (!step.isMust() && step.rhythm() == null) {
            parts.add(line("opening", opening(step, words)));
        }
        part(parts, "together", step.with(), words);
        String who = words.value(step.parties()) + " · " + words.value(step.role());
        return new Card(words.step(step.key()), who, step.isMust(), List.copyOf(parts));
    }

    private static String opening(StepSpec step, RuleWords words) {
        return Optional.ofNullable(step.occasion()).map(words::value).orElseGet(() -> words.value(step.opening()));
    }

    private static void part(List<Line> parts, String label, @Nullable Object value, RuleWords words) {
        if (value != null) {
            parts.add(line(label, words.value(value)));
        }
    }

    private static Line line(String label, String words) {
        return new Line(Words.of("rules.part." + label), words);
    }
}
