package org.sise.core.incident;

import java.util.Optional;

/** 三个规定 (rule 36): a text or a directive never touches how a court or a procuratorate decides a case; the form says so. */
public final class CaseIndependence {
    private CaseIndependence() {}

    /** Whether the form of this step must say so: it approves a text of a court or procuratorate, or charges one with a task. */
    public static boolean isToBeSaid(Incident incident, Step step, Units units) {
        return switch (step.kind()) {
            case APPROVE ->
                Optional.ofNullable(step.of())
                        .filter(version -> decidesCases(version.unit(), units) || isLed(incident, units))
                        .isPresent();
            case DIRECTIVE, TASK -> decidesCases(step.id().unit(), units);
            default -> false;
        };
    }

    private static boolean isLed(Incident incident, Units units) {
        return Optional.ofNullable(incident.assignment().lead())
                .filter(lead -> decidesCases(lead, units))
                .isPresent();
    }

    /** Whether a unit is one that decides cases: a court or a procuratorate. */
    public static boolean decidesCases(String unit, Units units) {
        return units.unit(unit)
                .filter(known -> known.kind() == Unit.Kind.COURT || known.kind() == Unit.Kind.PROCURATORATE)
                .isPresent();
    }
}
