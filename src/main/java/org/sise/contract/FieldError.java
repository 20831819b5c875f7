package org.sise.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Refusals;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path, such as {@code outcome.tasks[0].kind}
 * @param code a {@link Fault}, in lower case
 * @param arguments what the fault is about, in the order in which its message names it
 * @param allowed the values it may have, where there are few
 */
public record FieldError(
        String field,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> arguments,
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> allowed) {

    private static final int LONGEST = 200;

    public static FieldError of(String field, Fault fault, Object... arguments) {
        List<String> said = Stream.of(arguments).map(String::valueOf).toList();
        return new FieldError(shown(field), Wire.of(fault), said, fault.message(said), null);
    }

    /** A field that there is not may be called anything: a person's number is not said again, nor a page of text. */
    private static String shown(String field) {
        return field.length() > LONGEST || Refusals.ofText(field).isPresent() ? "?" : field;
    }

    public FieldError allowing(@Nullable List<String> values) {
        return new FieldError(field, code, arguments, message, values);
    }
}
