package org.sise.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.contract.FieldError;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;

/**
 * What was wrong with a form that was sent.
 *
 * @param problem {@code null} if nothing was
 * @param errors by the field's name, the first of each
 */
public record Wrong(@Nullable Problem problem, Map<String, FieldError> errors) {
    static final Wrong NOTHING = new Wrong(null, Map.of());

    static Wrong of(Problem problem) {
        Map<String, FieldError> errors = new LinkedHashMap<>();
        Optional.ofNullable(problem.errors())
                .orElse(List.of())
                .forEach(error -> errors.putIfAbsent(error.field(), error));
        return new Wrong(problem, errors);
    }

    boolean is(ProblemType type) {
        return problem != null && problem.type().equals(type.uri());
    }

    String at(String field) {
        return Optional.ofNullable(errors.get(field)).map(Words::fault).orElse("");
    }

    /** Where it is about the whole; where fields are wrong they say it themselves. */
    public String refusal() {
        return problem == null || !errors.isEmpty() ? "" : Words.problem(problem);
    }

    /** As the contract says it, where the words do not say it all; where fields are wrong they say it themselves. */
    String detail() {
        return problem == null || !errors.isEmpty() ? "" : Words.detail(problem);
    }
}
