package org.sise.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Context;
import org.sise.core.incident.Decider;
import org.sise.core.incident.Ground;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Move;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Sight;
import org.sise.core.incident.Step;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;
import org.sise.core.incident.Verb;

/** An incident that the caller may see, at one moment. */
public record Seen(UUID id, Incident incident, Context context) {
    private static final Pattern LIMIT = Pattern.compile("[a-z_]{1,40}(?:\\.[a-z0-9-]{1,40}){0,2}");

    public Actor viewer() {
        return context.actor();
    }

    public Sight sight() {
        return new Sight(incident, viewer(), context.units());
    }

    /** The words that the caller may read, by hash: none in a copy (抄送); the link of a post stays with centre and owner (rule 45). */
    Map<String, String> readable(Map<String, String> words) {
        if (!sight().ofMatter()) {
            return Map.of();
        }
        Text url = incident.report().url();
        if (url == null || sight().ofSource()) {
            return words;
        }
        Map<String, String> rest = new HashMap<>(words);
        rest.remove(url.hash());
        return rest;
    }

    public List<Move> moves() {
        return Decider.moves(incident, viewer(), context);
    }

    /** @throws Refused if there is none that the caller may see */
    public Step step(String id) {
        try {
            StepId named = StepId.of(id);
            return incident.step(named)
                    .filter(sight()::of)
                    .orElseThrow(() -> Refused.of(new Rejected(Ground.NO_STEP, named)));
        } catch (IllegalArgumentException malformed) {
            throw new Refused(ProblemType.UNKNOWN_STEP, "not a step id (key.unit.round)");
        }
    }

    /** @throws Refused if there is none that the caller may see */
    Limit limit(String id) {
        // what is no limit's id is not said again: it may be anything
        String named = LIMIT.matcher(id).matches() ? id : "?";
        return incident.limit(id)
                .filter(sight()::of)
                .orElseThrow(() -> Refused.of(new Rejected(Ground.NO_LIMIT, named)));
    }

    /** Of what was to be changed only as it was before. */
    Problem changed() {
        return Problem.of(ProblemType.CHANGED_MEANWHILE, "it has version " + incident.version() + " now")
                .with(Problem.State.of(incident, null), MoveView.of(moves()));
    }

    /** What is another's to do, with what is allowed instead. */
    public Problem forbidden(String detail) {
        return Problem.of(ProblemType.FORBIDDEN, detail).with(Problem.State.of(incident, null), MoveView.of(moves()));
    }

    /**
     * What a refusal of the core means to the caller. A move that is absent is a matter of state where the incident is
     * closed, the step has ended, or the caller works on that very step and this is among what workers do; else it is not
     * the caller's to make.
     */
    public Problem problem(Rejected rejected, String target, @Nullable Command command) {
        String stepState = incident.steps().values().stream()
                .filter(step -> step.id().toString().equals(target))
                .map(step -> Wire.of(step.state()))
                .findFirst()
                .orElse(null);
        ProblemType type = ProblemType.of(rejected.reason());
        if (type == ProblemType.NOT_ALLOWED && !isMatterOfState(stepState, target, command)) {
            type = ProblemType.FORBIDDEN;
        }
        Problem problem = Problem.of(type, rejected);
        return type.status() == 409 || type == ProblemType.FORBIDDEN
                ? problem.with(Problem.State.of(incident, stepState), MoveView.of(moves()))
                : problem;
    }

    private boolean isMatterOfState(@Nullable String stepState, String target, @Nullable Command command) {
        boolean ended = stepState != null && !stepState.equals(Wire.of(Step.State.OPEN));
        boolean mine = moves().stream().anyMatch(move -> move.equals(Move.of(Verb.SETTLE, target)));
        // Only what has ended is corrected, or amended.
        return incident.isOver()
                || ended && !(command instanceof Command.CorrectStatement || command instanceof Command.Amend)
                || mine && isOfWorker(command)
                || command instanceof Command.Amend amend && wasMine(amend.step());
    }

    /** Whose step it was hears that nothing is to be amended, and not that it were another's to do. */
    private boolean wasMine(StepId id) {
        return id.unit().equals(viewer().unit())
                && incident.step(id).filter(step -> viewer().may(step.role())).isPresent();
    }

    /** What a unit does with its own step; the rest is done to it by others. */
    private static boolean isOfWorker(@Nullable Command command) {
        return command instanceof Command.Settle
                || command instanceof Command.Acknowledge
                || command instanceof Command.Return
                || command instanceof Command.Extend;
    }
}
