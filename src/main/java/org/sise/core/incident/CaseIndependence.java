package org.sise.core.incident;

import java.util.Optional;
import java.util.stream.Stream;

/** 三个规定 (rule 36): a text or a directive never touches how a court or a procuratorate decides a case; the form says so. */
public final class CaseIndependence {
    private CaseIndependence() {}

    /** Whether the form of this step must say so: it approves a text of a court or procuratorate, or charges one with a task. */
    public static boolean isToBeSaid(Incident incident, Step step, Units units) {
        return toWhom(incident, step, units).isPresent();
    }

    /** The entry that is kept with an approval, whichever way it went, a task and a directive. */
    static void say(Decision decision, StepId id) {
        decision.incident()
                .step(id)
                .flatMap(step -> toWhom(decision.incident(), step, decision.units()))
                .ifPresent(unit -> decision.emit(new Event.IndependenceSaid(id, unit, decision.now())));
    }

    private static Optional<String> toWhom(Incident incident, Step step, Units units) {
        Stream<String> concerned = switch (step.kind()) {
            case APPROVE ->
                Stream.ofNullable(step.of())
                        .flatMap(version -> Stream.concat(
                                Stream.of(version.unit()),
                                Stream.ofNullable(incident.assignment().lead())));
            case DIRECTIVE, TASK -> Stream.of(step.id().unit());
            default -> Stream.empty();
        };
        return concerned.filter(unit -> decidesCases(unit, units)).findFirst();
    }

    /** Whether a unit is one that decides cases: a court or a procuratorate. */
    public static boolean decidesCases(String unit, Units units) {
        return units.unit(unit)
                .filter(known -> known.kind() == Unit.Kind.COURT || known.kind() == Unit.Kind.PROCURATORATE)
                .isPresent();
    }
}
