package org.sise.core.incident;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every code that somebody names is known: a field for a code is no place for a name. */
final class Codes {
    private static final Pattern NUMBER = Pattern.compile("Y[QL]-[0-9]{4}-[0-9]{6,}");

    private final Decision decision;

    Codes(Decision decision) {
        this.decision = decision;
    }

    void check(StepId step, Outcome outcome) throws Rejected {
        for (String person : persons(outcome)) {
            known(person);
            Recusal.check(decision.incident(), person);
        }
        if (outcome instanceof Outcome.Call call) {
            for (Step.Call made : call.calls()) {
                checkCalled(step, made.person());
            }
        }
        decision.knownUnits(units(outcome));
        if (outcome instanceof Outcome.Grade grade && grade.dismissal() != null) {
            checkNumber("duplicateOf", grade.dismissal().duplicateOf());
        }
    }

    /** Rung are people of the step's unit, of the commissions and of the committee (rule 5). */
    void checkCalled(StepId step, String person) throws Rejected {
        Actor called = decision.units().person(person).orElseThrow(() -> new Rejected(Ground.NO_PERSON, person));
        boolean ofUnit = called.unit().equals(step.unit())
                || called.unit().equals(new Parties(decision.incident(), decision.units()).commission())
                || called.unit().equals(decision.units().cityCommission())
                || decision.units()
                        .unit(called.unit())
                        .filter(unit -> unit.kind() == Unit.Kind.COMMITTEE)
                        .isPresent();
        if (!ofUnit) {
            throw new Rejected(Ground.NOT_RUNG_FOR_STEP, person, step);
        }
    }

    private void known(String person) throws Rejected {
        if (decision.units().person(person).isEmpty()) {
            throw new Rejected(Ground.OUTCOME_NAMES_STRANGER);
        }
    }

    /** @throws Rejected if it is there and no number of an incident */
    static void checkNumber(String field, @Nullable String number) throws Rejected {
        if (number != null && !NUMBER.matcher(number).matches()) {
            throw new Rejected(Ground.NO_INCIDENT_NUMBER, field);
        }
    }

    /** A link may name a person's page, and a key is shown to everybody (rule 45). */
    static void checkKey(@Nullable String dedupKey) throws Rejected {
        if (dedupKey != null && dedupKey.contains("://")) {
            throw new Rejected(Ground.KEY_IS_A_LINK);
        }
    }

    private static List<String> persons(Outcome outcome) {
        if (outcome instanceof Outcome.Reply reply) {
            return List.of(reply.signedBy());
        }
        if (outcome instanceof Outcome.Team team) {
            return Stream.of(team.leader(), team.spokesperson())
                    .filter(Objects::nonNull)
                    .toList();
        }
        return List.of();
    }

    private static List<String> units(Outcome outcome) {
        if (outcome instanceof Outcome.Grade grade) {
            Stream<String> line = Stream.of(grade.lead(), grade.organ()).filter(Objects::nonNull);
            return Stream.of(line, grade.assisting().stream(), grade.copies().stream())
                    .flatMap(unit -> unit)
                    .toList();
        }
        if (outcome instanceof Outcome.Resolve resolve) {
            return Stream.concat(resolve.present().stream(), resolve.silent().stream())
                    .toList();
        }
        if (outcome instanceof Outcome.Decide decide) {
            return Stream.concat(
                            Stream.ofNullable(decide.lead()),
                            decide.directives().stream().map(Outcome.Task::unit))
                    .toList();
        }
        if (outcome instanceof Outcome.Draft draft) {
            return List.of(draft.outlet());
        }
        return outcome instanceof Outcome.Answer answer && answer.lead() != null ? List.of(answer.lead()) : List.of();
    }
}
