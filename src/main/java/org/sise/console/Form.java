package org.sise.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sise.contract.FieldError;

/**
 * A form as it is shown: its fields, what was typed so far, and what was wrong with it.
 *
 * @param action address that it is sent to
 * @param hidden what the page itself says
 * @param once makes sending it twice the same as sending it once
 * @param errors by the field's name
 * @param refusal what is wrong with the request as a whole; empty if nothing is
 */
public record Form(
        String action,
        String submit,
        Map<String, String> hidden,
        String once,
        List<Field> fields,
        Sent sent,
        Map<String, String> errors,
        String refusal) {

    public String value(String name) {
        return sent.value(name);
    }

    public boolean has(String name, String value) {
        return sent.has(name, value);
    }

    public String error(String name) {
        return Optional.ofNullable(errors.get(name)).orElse("");
    }

    /** Whether something is wrong within a group, so that it is shown open. */
    public boolean isWrongWithin(String name) {
        return errors.keySet().stream().anyMatch(field -> field.startsWith(name));
    }

    public boolean isFilledWithin(String name) {
        return sent.values().entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith(name)
                        && entry.getValue().stream().anyMatch(value -> !value.isEmpty()));
    }

    static String words(FieldError error) {
        return error.allowed() == null ? error.message() : error.message() + ": " + String.join(", ", error.allowed());
    }
}
