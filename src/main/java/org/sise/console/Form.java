package org.sise.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form as it is shown: its fields, what was typed so far, and what was wrong with it.
 *
 * @param action address that it is sent to
 * @param submit message key of its button
 * @param hidden what the page itself says
 * @param once makes sending it twice the same as sending it once
 */
public record Form(
        String action,
        String submit,
        Map<String, String> hidden,
        String once,
        List<Field> fields,
        Sent sent,
        Wrong wrong) {

    public String value(String name) {
        return sent.value(name);
    }

    public boolean has(String name, String value) {
        return sent.has(name, value);
    }

    public String error(String name) {
        return wrong.at(name);
    }

    public boolean isWrong() {
        return wrong.problem() != null;
    }

    /** Where one goes on typing: the first wrong field in the order of the page. */
    public boolean isFirstWrong(String name) {
        return shown().filter(wrong.errors()::containsKey)
                .findFirst()
                .filter(name::equals)
                .isPresent();
    }

    /** What is wrong with fields that the page does not show, so that nothing is wrong silently. */
    public List<String> errorsElsewhere() {
        Set<String> shown = shown().collect(Collectors.toSet());
        return wrong.errors().values().stream()
                .filter(error -> !shown.contains(error.field()))
                .map(error -> error.field() + "：" + Words.fault(error))
                .toList();
    }

    private Stream<String> shown() {
        return fields.stream()
                .flatMap(Field::all)
                .filter(field -> field.kind() != Field.Kind.HIDDEN)
                .map(Field::name);
    }

    public String detail() {
        return wrong.detail();
    }

    public String refusal() {
        return Optional.ofNullable(wrong.problem()).map(Words::again).orElse("");
    }

    /** Whether something is wrong within a group, so that it is shown open. */
    public boolean isWrongWithin(String name) {
        return wrong.errors().keySet().stream().anyMatch(field -> field.startsWith(name));
    }

    public boolean isFilledWithin(String name) {
        return sent.values().entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith(name)
                        && entry.getValue().stream().anyMatch(value -> !value.isEmpty()));
    }
}
