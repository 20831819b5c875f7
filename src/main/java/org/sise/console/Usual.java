package org.sise.console;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Seen;
import org.sise.core.grading.Level;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Move;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Step;
import org.sise.core.incident.Verb;
import org.sise.core.plan.StepKind;

/** What a blank form says already, because it is so most of the time; whoever fills it in changes what is otherwise. */
record Usual(MultivaluedMap<String, String> values) {
    private static final Duration CONSULTATION = Duration.ofHours(1);

    static Usual of(Seen seen, Move move, Instant now) {
        Usual usual = new Usual(new MultivaluedHashMap<>());
        usual.say("at", Times.input(now));
        if (move.recording()) {
            usual.say("by.means", "phone");
            usual.say("by.doneAt", Times.input(now));
        }
        Incident incident = seen.incident();
        if (move.verb() == Verb.RAISE) {
            usual.say("level", level(incident.level().ordinal() + 1));
        }
        if (move.verb() == Verb.LOWER) {
            usual.say("level", level(incident.level().ordinal() - 1));
        }
        if (move.verb() == Verb.ASSIGN) {
            usual.asAssigned(incident.assignment(), "");
        }
        if (move.verb() == Verb.CALL) {
            usual.say("role", Words.wire(seen.step(move.target()).role()));
        }
        if (move.verb() == Verb.SETTLE || move.verb() == Verb.AMEND) {
            usual.ofStep(incident, seen.step(move.target()), now);
        }
        return usual;
    }

    private void asAssigned(Incident.Assignment now, String within) {
        say(within + "lead", now.lead());
        now.assisting().forEach(unit -> values.add(within + "assisting", unit));
        now.copies().forEach(unit -> values.add(within + "copies", unit));
        say(within + "organ", now.organ());
    }

    private static @Nullable String level(int ordinal) {
        Level[] levels = Level.values();
        return ordinal < 0 || ordinal >= levels.length ? null : Words.wire(levels[ordinal]);
    }

    private void ofStep(Incident incident, Step step, Instant now) {
        say("outcome.at", Times.input(now));
        switch (step.kind()) {
            case GRADE -> {
                say("outcome.verdict", "confirm");
                asAssigned(incident.assignment(), "outcome.");
            }
            case CALL -> {
                say("outcome.calls[0].role", "duty_leader");
                say("outcome.calls[0].at", Times.input(now));
                say("outcome.calls[0].answered", "true");
                say("outcome.told", "true");
            }
            case DRAFT -> {
                say("outcome.kind", "facts");
                say("outcome.outlet", step.id().unit());
            }
            case APPROVE, PUBLISH -> say("outcome.outlet", outlet(incident, step));
            case CONVENE -> say("outcome.closesAt", Times.input(now.plus(CONSULTATION)));
            case FEEDBACK -> say("outcome.effect", "calm");
            case REPLY -> say("outcome.mode", "public");
            case REVIEW -> say("outcome.limitsKept", Boolean.toString(isKept(incident)));
            case REPORT,
                    VERIFY,
                    HANDLE,
                    MEASURE,
                    COUNTERSIGN,
                    BRIEFING,
                    PRESS,
                    TEAM,
                    OPINION,
                    RESOLVE,
                    PLAN,
                    TASK,
                    DIRECTIVE,
                    DECIDE,
                    ACCEPT,
                    SUMMARY,
                    ANSWER_RETURN,
                    ANSWER_EXTENSION,
                    RATIFY,
                    AFFIRM -> {}
        }
    }

    private static boolean isKept(Incident incident) {
        return incident.limits().values().stream().noneMatch(Limit::missed);
    }

    /** As the version says, or whoever ruled on it last. */
    private static @Nullable String outlet(Incident incident, Step step) {
        Optional<String> approved = incident.steps().values().stream()
                .filter(other -> step.of() != null && step.of().equals(other.of()))
                .filter(other -> other.kind() == StepKind.APPROVE && other.isSettled())
                .map(Step::outcome)
                .filter(Outcome.Approve.class::isInstance)
                .flatMap(approve -> Stream.ofNullable(((Outcome.Approve) approve).outlet()))
                .reduce((earlier, later) -> later);
        return approved.or(() -> Optional.ofNullable(step.of())
                        .flatMap(incident::step)
                        .map(Step::outcome)
                        .filter(Outcome.Draft.class::isInstance)
                        .map(draft -> ((Outcome.Draft) draft).outlet()))
                .orElse(null);
    }

    private void say(String name, @Nullable String value) {
        if (value != null) {
            values.putSingle(name, value);
        }
    }
}
