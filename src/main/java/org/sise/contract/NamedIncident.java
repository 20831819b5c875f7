package org.sise.contract;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Command;
import org.sise.core.incident.Event;
import org.sise.core.incident.Outcome;

/**
 * Another incident that a request names by its number.
 *
 * @param field where the request names it
 * @param original it is what this one is to be a duplicate of
 */
record NamedIncident(String field, String number, boolean original) {

    static Optional<NamedIncident> in(Command command) {
        return Stream.of(
                        closing(command),
                        of(
                                "recurrenceOf",
                                command instanceof Command.Report report ? report.recurrenceOf() : null,
                                false),
                        of("outcome.dismissal.duplicateOf", duplicate(command), true))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<NamedIncident> closing(Command command) {
        return command instanceof Command.Close close
                ? of("other", close.other(), close.ending() == Event.Ending.DUPLICATE)
                : Optional.empty();
    }

    private static @Nullable String duplicate(Command command) {
        Outcome.Grade grade = command instanceof Command.Settle(var step, Outcome.Grade said, var behalf) ? said : null;
        return grade == null || grade.dismissal() == null
                ? null
                : grade.dismissal().duplicateOf();
    }

    private static Optional<NamedIncident> of(String field, @Nullable String number, boolean original) {
        return Optional.ofNullable(number).map(named -> new NamedIncident(field, named, original));
    }

    /** @throws Refused always; the same for one that is not there and for one that is hidden */
    void refuse() {
        refuse(Fault.UNKNOWN_INCIDENT);
    }

    /** @throws Refused always: two incidents would be closed, and the matter in neither */
    void refuseAsDuplicate() {
        refuse(Fault.DUPLICATE_ITSELF);
    }

    private void refuse(Fault fault) {
        throw Refused.of(ProblemType.INVALID, FieldError.of(field, fault));
    }
}
