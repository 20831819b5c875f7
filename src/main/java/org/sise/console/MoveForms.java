package org.sise.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.sise.console.Field.Kind;
import org.sise.contract.Action;
import org.sise.contract.Seen;
import org.sise.core.incident.Command.Behalf;
import org.sise.core.incident.Move;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Step;
import org.sise.core.incident.Verb;
import org.sise.core.plan.StepKind;

/** The form of each move: its request's record, without what the move itself says already. */
final class MoveForms {
    private static final String BY = "by";
    /** Whose act it is, where one records for another (rule 1); of one's own act only when and by which paper. */
    private static final Set<String> OF_OWN_ACT = Set.of("by.doneAt", "by.reference");

    private final Seen seen;
    private final Fields fields;

    MoveForms(Seen seen, Choices choices, Function<String, Integer> rowsOf) {
        this.seen = seen;
        fields = new Fields(choices, rowsOf);
    }

    List<Field> of(Move move) {
        List<Field> all = move.verb() == Verb.SETTLE || move.verb() == Verb.AMEND
                ? settling(seen.step(move.target()))
                : fields.of(Action.of(move.verb()).form(), "");
        return all.stream()
                .filter(field -> !isSaid(field, move))
                .map(field -> field.name().equals(BY) ? by(field, move.recording()) : field)
                .filter(field -> !isLeftOut(field, move))
                .toList();
    }

    private List<Field> settling(Step step) {
        List<Field> all = new ArrayList<>(fields.of(Outcome.of(step.kind()).asSubclass(Record.class), "outcome"));
        if (step.kind() == StepKind.DRAFT || step.kind() == StepKind.PLAN) {
            all.removeIf(field -> field.kind() == Kind.HIDDEN); // the hash is computed from the words
        }
        Field by = Field.group(BY, "field.by", fields.of(Behalf.class, BY), false);
        return List.of(Field.group("outcome", "field.outcome", all, true), by);
    }

    /** The verb says which part of a grade it is about; the move of a step to open says the key. */
    private static boolean isSaid(Field field, Move move) {
        return switch (move.verb()) {
            case RAISE -> field.name().equals("statutoryClass") || field.name().equals("keep");
            case LOWER -> field.name().equals("statutoryClass");
            case SET_CLASS -> field.name().equals("level") || field.name().equals("keep");
            case OPEN -> field.name().equals("key");
            default -> false;
        };
    }

    private static boolean isLeftOut(Field field, Move move) {
        boolean signature = move.verb() == Verb.ACKNOWLEDGE;
        return signature && !move.recording() && field.name().equals(BY);
    }

    private static Field by(Field group, boolean recording) {
        UnaryOperator<Field> marked =
                field -> field.name().equals("by.decidedBy") || field.name().equals("by.means")
                        ? new Field(field.name(), field.label(), field.kind(), true, field.options(), field.inside())
                        : field;
        List<Field> inside = group.inside().getFirst().stream()
                .filter(field -> recording || OF_OWN_ACT.contains(field.name()))
                .map(marked)
                .toList();
        return Field.group(group.name(), recording ? "field.by.recording" : "field.by.own", inside, recording);
    }
}
