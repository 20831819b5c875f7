package org.sise.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.TaskKind;

/** Notes what Jackson stumbles over and goes on, so that a person hears of every fault at once. */
final class FaultGatherer extends DeserializationProblemHandler {
    static final String PATH = "path";

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader, Object bean, String name)
            throws IOException {
        faults(context).add(ProblemType.INVALID_REQUEST, path(context, parser), "is not a field of this request");
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String message) {
        JsonParser parser = context.getParser();
        String field = path(context, parser);
        if (target == TaskKind.class) {
            faults(context)
                    .add(
                            ProblemType.OUT_OF_SCOPE,
                            field,
                            "is not in the closed list of kinds of task",
                            Wire.all(TaskKind.class));
        } else if (target.isEnum()) {
            faults(context).add(ProblemType.INVALID, field, "is not one of the allowed values", Wire.all(target));
        } else {
            faults(context).add(ProblemType.INVALID_REQUEST, field, "is not " + form(target));
        }
        return null;
    }

    @Override
    public @Nullable Object handleWeirdKey(DeserializationContext context, Class<?> type, String key, String message) {
        faults(context)
                .add(
                        ProblemType.INVALID,
                        path(context, context.getParser()),
                        "is not one of the allowed names",
                        type.isEnum() ? Wire.all(type) : null);
        return null;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
            throws IOException {
        faults(context).add(ProblemType.INVALID_REQUEST, path(context, parser), "must be " + form(type.getRawClass()));
        parser.skipChildren();
        return null;
    }

    /** What could not be read past: one fault, at its place. */
    static void mismatch(JsonMappingException wrong, String prefix, Faults faults) {
        String place = wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        String full = prefix + place;
        String field = full.startsWith(".") ? full.substring(1) : full;
        if (!faults.has(field)) {
            String message = wrong.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null
                    ? cause.getMessage()
                    : "has the wrong form";
            faults.add(ProblemType.INVALID_REQUEST, field.isEmpty() ? "body" : field, message);
        }
    }

    static Faults faults(DeserializationContext context) {
        return (Faults) context.getAttribute(Faults.class);
    }

    static String path(DeserializationContext context, JsonParser parser) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext at = parser.getParsingContext(); at != null; at = at.getParent()) {
            if (at.inObject() && at.getCurrentName() != null) {
                path.insert(0, "." + at.getCurrentName());
            }
            if (at.inArray()) {
                path.insert(0, "[" + at.getCurrentIndex() + "]");
            }
        }
        String full = context.getAttribute(PATH) + path.toString();
        return full.startsWith(".") ? full.substring(1) : full;
    }

    private static String form(Class<?> type) {
        if (type == java.time.Instant.class) {
            return "a time such as 2026-09-01T02:40:00+08:00";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number";
        }
        if (List.class.isAssignableFrom(type) || java.util.Set.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() || java.util.Map.class.isAssignableFrom(type) ? "an object" : "a text";
    }
}
