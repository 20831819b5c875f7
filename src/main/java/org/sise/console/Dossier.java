package org.sise.console;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sise.contract.IncidentView;
import org.sise.contract.IncidentView.Because;
import org.sise.contract.IncidentView.LimitView;
import org.sise.contract.Seen;
import org.sise.contract.Timeline;
import org.sise.core.incident.Deed;
import org.sise.core.incident.Event;
import org.sise.core.incident.Move;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Text;
import org.sise.core.incident.Verb;
import org.sise.store.Entry;

/**
 * 卷宗: all that one may see of an incident, ready to be shown or printed.
 *
 * @param confirmed who gave the level in force; {@code null} while it is the machine's
 * @param links the viewer may link it to another
 * @param merges the viewer may merge it with another
 * @param limits what is owed first, the most urgent first; then what was
 */
public record Dossier(
        IncidentView it,
        @Nullable Confirmed confirmed,
        Flow flow,
        List<Owed> limits,
        Statements statements,
        Story story,
        Curve curve,
        Timeline.Verified verified,
        boolean links,
        boolean merges,
        Telling telling) {

    /** A person's word on the level; {@code reason} is empty where none was given. */
    public record Confirmed(Deed deed, String reason) {}

    /** What is owed by whom until when; {@code extend}: the viewer may give it more time. */
    public record Owed(LimitView limit, @Nullable Move extend) {
        public boolean isRunning() {
            return limit.state().equals("running");
        }

        public boolean isOver(Instant now) {
            return isRunning() && limit.due().isBefore(now);
        }
    }

    static Dossier of(Seen seen, IncidentView view, Timeline.Reading reading, Reader reader) {
        Telling telling = new Telling(reading.words());
        return new Dossier(
                view,
                confirmed(reading, telling),
                Flow.of(view, seen, reading),
                limits(view, seen),
                Statements.of(view, seen, telling),
                Story.of(seen, reading, reader.filter()),
                Curve.of(reading),
                reader.verified(),
                seen.moves().contains(Move.of(Verb.LINK)),
                seen.moves().contains(Move.of(Verb.MERGE)),
                telling);
    }

    /** The criteria that give the level in force. */
    public List<Because> because() {
        return it.because().stream().filter(this::isOfLevel).toList();
    }

    /** The milder ones that fired too. */
    public List<Because> besides() {
        return it.because().stream().filter(criterion -> !isOfLevel(criterion)).toList();
    }

    private boolean isOfLevel(Because criterion) {
        return it.level().equals(criterion.level());
    }

    public List<Owed> running() {
        return limits.stream().filter(Owed::isRunning).toList();
    }

    public List<Owed> over() {
        return limits.stream().filter(owed -> !owed.isRunning()).toList();
    }

    /** How one reads it. */
    record Reader(Story.Filter filter, Timeline.Verified verified) {}

    private static @Nullable Confirmed confirmed(Timeline.Reading reading, Telling telling) {
        Confirmed last = null;
        for (Entry entry : reading.entries()) {
            last = switch (entry.event()) {
                case Event.StepSettled settled
                when settled.outcome() instanceof Outcome.Grade grade ->
                    confirmed(settled.deed(), grade.reason(), telling);
                case Event.Graded graded when graded.provisional() -> null;
                case Event.Graded graded
                when graded.deed() != null -> confirmed(graded.deed(), graded.reason(), telling);
                case Event other -> last;
            };
        }
        return last;
    }

    private static Confirmed confirmed(Deed deed, @Nullable Text reason, Telling telling) {
        return new Confirmed(deed, telling.text(reason));
    }

    private static List<Owed> limits(IncidentView view, Seen seen) {
        List<Move> moves = seen.moves();
        return view.limits().stream()
                .map(limit -> owed(limit, moves))
                .sorted(Comparator.comparing((Owed owed) -> !owed.isRunning()))
                .toList();
    }

    private static Owed owed(LimitView limit, List<Move> moves) {
        Move extend = Move.of(Verb.EXTEND_LIMIT, limit.id());
        return new Owed(limit, moves.contains(extend) ? extend : null);
    }
}
