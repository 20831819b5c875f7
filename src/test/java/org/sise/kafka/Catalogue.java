package org.sise.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.sise.core.incident.Event;

/** The published description of the messages, made from the code. */
final class Catalogue {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Catalogue() {}

    /** File to content. */
    static Map<Path, String> files(String frame, Properties meanings) {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(Path.of("docs/events.md"), frame + table(meanings));
        files.put(Path.of("docs/schemas/incident-message.v1.json"), schema(IncidentMessage.class, "sise.incidents"));
        files.put(Path.of("docs/schemas/unit-message.v1.json"), schema(UnitMessage.class, "sise.unit.<code>"));
        return files;
    }

    static List<Class<?>> events() {
        return Arrays.stream(Event.class.getPermittedSubclasses()).toList();
    }

    /** As in {@code ce_type}; the codec's own names are compared with it by the test. */
    static String name(Class<?> event) {
        return event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static String table(Properties meanings) {
        StringBuilder table =
                new StringBuilder("| event | what has happened | fields of the payload |\n|---|---|---|\n");
        for (Class<?> event : events()) {
            table.append("| `%s` | %s | %s |%n"
                    .formatted(name(event), meanings.getProperty(name(event)), fields(event))
                    .replace("\r\n", "\n"));
        }
        return table.toString();
    }

    private static String fields(Class<?> event) {
        return Arrays.stream(event.getRecordComponents())
                .map(RecordComponent::getName)
                .map(field -> "`" + field + "`")
                .collect(Collectors.joining(", "));
    }

    private static String schema(Class<? extends Record> body, String title) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JsonSchema.of(body, title)) + "\n";
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("writing the schema of " + body, broken);
        }
    }
}
