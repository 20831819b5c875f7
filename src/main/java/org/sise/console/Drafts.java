package org.sise.console;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.directory.Flaw;
import org.sise.directory.Flaw.Reason;
import org.sise.directory.WireNames;

/**
 * Forms of the directory's own records: filled from one, and read into one. What a field offers is what it takes; the
 * contract's binding is not for them, because names and telephone numbers are what it keeps out.
 */
final class Drafts {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private Drafts() {}

    /** What a record says, as its form holds it. */
    static MultivaluedMap<String, String> shown(Record draft) {
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        for (RecordComponent component : draft.getClass().getRecordComponents()) {
            said(value(draft, component)).forEach(value -> values.add(component.getName(), value));
        }
        return values;
    }

    private static Stream<String> said(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case Collection<?> many -> many.stream().flatMap(Drafts::said);
            case Enum<?> constant -> Stream.of(WireNames.of(constant));
            default -> Stream.of(value.toString());
        };
    }

    private static @Nullable Object value(Record draft, RecordComponent component) {
        try {
            return component.getAccessor().invoke(draft);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("cannot read " + component + " of a draft", broken);
        }
    }

    /** What is wrong before one looks at what the fields mean together. */
    static List<Flaw> flaws(Sent sent, List<Field> fields) {
        return fields.stream()
                .map(field -> flaw(sent, field))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Flaw> flaw(Sent sent, Field field) {
        List<String> values = sent.values().getOrDefault(field.name(), List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
        if (values.isEmpty()) {
            return Flaw.unless(!field.required(), field.name(), Reason.REQUIRED);
        }
        return switch (field.kind()) {
            case CHOICE, CHOICES, TRUTH ->
                Flaw.unless(offered(field).containsAll(values), field.name(), Reason.UNKNOWN);
            case TIME -> Flaw.unless(isTime(values.getFirst()), field.name(), Reason.NO_TIME);
            case LINE, TEXT ->
                Flaw.unless(
                        values.stream().flatMapToInt(String::chars).noneMatch(Character::isISOControl),
                        field.name(),
                        Reason.UNREADABLE);
            case NUMBER, HIDDEN, GROUP, ROWS -> Optional.empty();
        };
    }

    private static Set<String> offered(Field field) {
        return field.options().stream().map(Field.Option::value).collect(Collectors.toSet());
    }

    private static boolean isTime(String value) {
        try {
            int year = LocalDateTime.parse(value.strip()).getYear();
            return year >= 2000 && year <= 2100;
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    /** To be called when {@link #flaws} found none. */
    static <T extends Record> T read(Sent sent, List<Field> fields, Class<T> type) {
        return Objects.requireNonNull(MAPPER.convertValue(sent.request(fields), type));
    }

    /** What the form does not show stays as it was. */
    static <T extends Record> T read(Sent sent, List<Field> fields, T before, Class<T> type) {
        ObjectNode json = MAPPER.valueToTree(before);
        fields.forEach(field -> json.remove(field.name()));
        json.setAll(sent.request(fields));
        return Objects.requireNonNull(MAPPER.convertValue(json, type));
    }
}
