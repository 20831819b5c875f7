package org.sise.contract;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Command;
import org.sise.core.incident.Outcome;

/**
 * Another incident that a request names by its number.
 *
 * @param field where the request names it
 */
record NamedIncident(String field, String number) {

    static Optional<NamedIncident> in(Command command) {
        return Stream.of(
                        of("other", command instanceof Command.Close close ? close.other() : null),
                        of("recurrenceOf", command instanceof Command.Report report ? report.recurrenceOf() : null),
                        of("outcome.dismissal.duplicateOf", duplicate(command)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static @Nullable String duplicate(Command command) {
        Outcome.Grade grade = command instanceof Command.Settle(var step, Outcome.Grade said, var behalf) ? said : null;
        return grade == null || grade.dismissal() == null
                ? null
                : grade.dismissal().duplicateOf();
    }

    private static Optional<NamedIncident> of(String field, @Nullable String number) {
        return Optional.ofNullable(number).map(named -> new NamedIncident(field, named));
    }

    /**
     * The same for one that is not there and for one that is hidden.
     *
     * @throws Refused always
     */
    void refuse() {
        Faults faults = new Faults();
        faults.add(ProblemType.INVALID, FieldError.of(field, Fault.UNKNOWN_INCIDENT));
        faults.raise();
    }
}
