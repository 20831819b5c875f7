package org.sise.drill;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.contract.FieldError;
import org.sise.contract.Problem;

/**
 * What the scenario plays in.
 *
 * @param number from 1, in the order in which they are due
 * @param after drill time since the start
 * @param key by which later ones name the incident of a report
 * @param target the key of the report that it is about; {@code null} of a report
 * @param body as it is asked by REST
 */
public record Inject(
        int number,
        Duration after,
        Kind kind,
        @Nullable String key,
        @Nullable String target,
        ObjectNode body,
        Fate fate) {

    /** The unit that a report is about, where it names one. */
    Optional<String> responsible() {
        return Optional.ofNullable(body.path("responsibleUnit").textValue()).filter(unit -> kind == Kind.REPORT);
    }

    /** Where a report says that it happened. */
    String area() {
        return body.path("areaCode").asText("");
    }

    /** What it is in the exercise. */
    public enum Kind {
        REPORT,
        /** New figures or facts. */
        COUNTS,
        RUMOUR,
        PRESS,
        RAISE
    }

    /**
     * What became of it; all {@code null}: it is yet to come.
     *
     * @param played drill time
     * @param refusal why it could not be
     */
    public record Fate(
            @Nullable Instant played,
            @Nullable UUID incident,
            @Nullable Refusal refusal) {
        static final Fate TO_COME = new Fate(null, null, null);
    }

    /**
     * What REST would have answered.
     *
     * @param type of the problem
     * @param code of the ground, of a refusal by the rules
     * @param errors what was wrong with which field
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Refusal(
            String type, @Nullable String code, List<String> arguments, String detail, List<FieldError> errors) {
        public Refusal {
            arguments = arguments == null ? List.of() : List.copyOf(arguments);
            errors = errors == null ? List.of() : List.copyOf(errors);
        }

        static Refusal of(Problem problem) {
            List<FieldError> wrong = problem.errors() == null ? List.of() : problem.errors();
            return new Refusal(problem.type(), problem.code(), problem.arguments(), problem.detail(), wrong);
        }
    }
}
