package org.sise.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sise.contract.ProblemType;

/** What a browser sent for a form, and the request that it says: an empty field is an absent one. */
public record Sent(MultivaluedMap<String, String> values) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public String value(String name) {
        return Optional.ofNullable(values.getFirst(name)).orElse("");
    }

    /** Makes sending it twice the same as sending it once; what was taken already and now says something else is another form. */
    String once(Wrong wrong) {
        boolean taken = wrong.is(ProblemType.KEY_REUSED);
        return taken || value("once").isEmpty() ? UUID.randomUUID().toString() : value("once");
    }

    public boolean has(String name, String value) {
        return values.getOrDefault(name, List.of()).contains(value);
    }

    /** One more than the highest index that was sent of a list. */
    int rows(String name) {
        Pattern row = Pattern.compile(Pattern.quote(name) + "\\[(\\d{1,2})].*");
        return values.keySet().stream()
                .map(row::matcher)
                .filter(Matcher::matches)
                .mapToInt(found -> Integer.parseInt(found.group(1)) + 1)
                .max()
                .orElse(0);
    }

    /** Those, and one more where the button beneath them asked for it. */
    int shownRows(String name) {
        return rows(name) + (value("add").equals(name) ? 1 : 0);
    }

    boolean isAskingForARow() {
        return !value("add").isEmpty();
    }

    ObjectNode request(List<Field> fields) {
        ObjectNode object = JSON.objectNode();
        for (Field field : fields) {
            JsonNode said = said(field);
            if (!said.isMissingNode()) {
                object.set(field.key(), said);
            }
        }
        return object;
    }

    private JsonNode said(Field field) {
        return switch (field.kind()) {
            case GROUP -> group(field);
            case ROWS -> rows(field);
            case CHOICES -> choices(field);
            case TEXT, LINE, CHOICE, HIDDEN -> plain(field);
            case NUMBER -> number(value(field.name()).strip());
            case TIME -> time(value(field.name()).strip());
            case TRUTH -> truth(value(field.name()));
        };
    }

    private JsonNode group(Field field) {
        ObjectNode inside = request(field.inside().getFirst());
        return inside.isEmpty() && !field.required() ? JSON.missingNode() : inside;
    }

    private JsonNode rows(Field field) {
        ArrayNode rows = JSON.arrayNode();
        for (List<Field> row : field.inside()) {
            boolean plain = row.size() == 1 && row.getFirst().name().endsWith("]");
            JsonNode said = plain ? said(row.getFirst()) : request(row);
            if (!said.isMissingNode() && !(said.isObject() && said.isEmpty())) {
                rows.add(said);
            }
        }
        return rows.isEmpty() ? JSON.missingNode() : rows;
    }

    private JsonNode choices(Field field) {
        ArrayNode chosen = JSON.arrayNode();
        values.getOrDefault(field.name(), List.of()).stream()
                .filter(value -> !value.isBlank())
                .forEach(chosen::add);
        return chosen.isEmpty() ? JSON.missingNode() : chosen;
    }

    private JsonNode plain(Field field) {
        String value = value(field.name()).strip();
        return value.isEmpty() ? JSON.missingNode() : JSON.textNode(value);
    }

    /** What is none is told by the binding, with its field. */
    private static JsonNode number(String value) {
        if (value.isEmpty()) {
            return JSON.missingNode();
        }
        return value.matches("-?\\d{1,18}") ? JSON.numberNode(Long.parseLong(value)) : JSON.textNode(value);
    }

    private static JsonNode time(String value) {
        if (value.isEmpty()) {
            return JSON.missingNode();
        }
        try {
            return JSON.textNode(
                    LocalDateTime.parse(value).atZone(Times.zone()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        } catch (DateTimeException malformed) {
            return JSON.textNode(value);
        }
    }

    private static JsonNode truth(String value) {
        return switch (value) {
            case "true" -> JSON.booleanNode(true);
            case "false" -> JSON.booleanNode(false);
            case "" -> JSON.missingNode();
            default -> JSON.textNode(value);
        };
    }
}
