package org.sise.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Rejected;

/**
 * An RFC 9457 problem document.
 *
 * @param type {@code /problems/} and a stable name, see docs/problems.md
 * @param code of a refusal by the rules, its ground, in lower case
 * @param arguments what the ground is about, in the order in which its sentence names it
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
        @Nullable String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> arguments,
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
        return new Problem(type.uri(), type.title(), type.status(), detail, null, null, List.of(), null, null, null);
    }

    public static Problem of(Rejected rejected) {
        return of(ProblemType.of(rejected.reason()), rejected);
    }

    static Problem of(ProblemType type, Rejected rejected) {
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                String.valueOf(rejected.getMessage()),
                null,
                Wire.of(rejected.ground()),
                rejected.arguments(),
                null,
                null,
                null);
    }

    public Problem at(String path) {
        return new Problem(type, title, status, detail, path, code, arguments, errors, state, allowed);
    }

    public Problem with(List<FieldError> wrong) {
        return new Problem(type, title, status, detail, instance, code, arguments, wrong, state, allowed);
    }

    public Problem with(State now, List<MoveView> moves) {
        return new Problem(type, title, status, detail, instance, code, arguments, errors, now, moves);
    }
}
