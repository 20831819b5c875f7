package org.sise.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Incident;

/**
 * An RFC 9457 problem document.
 *
 * @param type {@code /problems/} and a stable name, see docs/problems.md
 * @param errors what is wrong with which field of the request
 * @param state of the incident, on 409
 * @param allowed the caller's moves now, on 409
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable List<FieldError> errors,
        @Nullable State state,
        @Nullable List<MoveView> allowed) {

    /** Where an incident stands. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record State(
            String phase,
            String level,
            int version,
            @Nullable String step) {
        static State of(Incident incident, @Nullable String step) {
            return new State(Wire.of(incident.phase()), Wire.of(incident.level()), incident.version(), step);
        }
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, null, null, null);
    }

    public Problem at(String path) {
        return new Problem(type, title, status, detail, path, errors, state, allowed);
    }

    public Problem with(List<FieldError> wrong) {
        return new Problem(type, title, status, detail, instance, wrong, state, allowed);
    }

    public Problem with(State now, List<MoveView> moves) {
        return new Problem(type, title, status, detail, instance, errors, now, moves);
    }
}
