package org.sise.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Command;

/**
 * Another incident that a request names by its number.
 *
 * @param field where the request names it
 */
record NamedIncident(String field, String number) {

    static Optional<NamedIncident> in(Command command) {
        return switch (command) {
            case Command.Close close -> of("other", close.other());
            case Command.Report report -> of("recurrenceOf", report.recurrenceOf());
            case Command.Settle settle ->
                of("outcome.dismissal.duplicateOf", settle.original().orElse(null));
            default -> Optional.empty();
        };
    }

    private static Optional<NamedIncident> of(String field, @Nullable String number) {
        return Optional.ofNullable(number).map(named -> new NamedIncident(field, named));
    }

    /** The same for one that is not there and for one that is hidden. */
    Refused unknown() {
        return refused(Fault.UNKNOWN_INCIDENT);
    }

    /** Two incidents would be closed, and the matter in neither. */
    Refused duplicate() {
        return refused(Fault.DUPLICATE_ITSELF);
    }

    private Refused refused(Fault fault) {
        return Refused.of(ProblemType.INVALID, FieldError.of(field, fault));
    }
}
