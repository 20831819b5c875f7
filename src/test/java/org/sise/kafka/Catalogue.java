package org.sise.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.sise.contract.Action;
import org.sise.contract.Report;
import org.sise.core.incident.Event;
import org.sise.core.incident.Verb;

/** The published description of the messages, made from the code. */
final class Catalogue {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Catalogue() {}

    /** File to content. */
    static Map<Path, String> files(String frame, Properties meanings) {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(Path.of("docs/events.md"), frame + table(meanings));
        schemas().forEach((file, schema) -> files.put(Path.of("docs/schemas/" + file), pretty(schema)));
        return files;
    }

    private static Map<String, ObjectNode> schemas() {
        Map<String, ObjectNode> schemas = new LinkedHashMap<>();
        schemas.put("incident-message.v1.json", JsonSchema.TOLD.of(IncidentMessage.class, Messages.INCIDENTS));
        schemas.put("unit-message.v1.json", JsonSchema.TOLD.of(UnitMessage.class, Messages.UNIT + "<code>"));
        Reply.VERBS.forEach((type, verb) -> schemas.put(file(type), reply(type, verb)));
        schemas.put("reply-taken.v1.json", JsonSchema.TOLD.of(Answer.Taken.class, "org.sise.reply.taken.v1"));
        schemas.put("reply-refused.v1.json", JsonSchema.TOLD.of(Answer.Refused.class, "org.sise.reply.refused.v1"));
        schemas.put(file(Intakes.TYPE), JsonSchema.ASKED.of(Report.class, Intakes.TYPE));
        schemas.put("rejection.v1.json", JsonSchema.TOLD.of(Postbox.Rejection.class, "sise.….rejected"));
        return schemas;
    }

    private static ObjectNode reply(String type, Verb verb) {
        Class<? extends Record> form = Action.of(verb).form();
        return Reply.isOfStep(verb) ? JsonSchema.ASKED.ofStep(form, type) : JsonSchema.ASKED.of(form, type);
    }

    /** Such as {@code reply-settle.v1.json} for {@code org.sise.reply.settle.v1}. */
    static String file(String type) {
        return type.replace("org.sise.", "").replaceFirst("\\.", "-") + ".json";
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

    private static String pretty(ObjectNode schema) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("writing a schema", broken);
        }
    }
}
