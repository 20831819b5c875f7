package org.sise.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
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
        Faults faults = faults(context);
        if (!faults.isFull()) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of(path(context, parser), Fault.UNKNOWN_FIELD));
        }
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
                            FieldError.of(field, Fault.UNKNOWN_TASK).allowing(Wire.all(TaskKind.class)));
        } else if (target.isEnum()) {
            faults(context)
                    .add(
                            ProblemType.INVALID,
                            FieldError.of(field, Fault.UNKNOWN_VALUE).allowing(Wire.all(target)));
        } else {
            faults(context).add(ProblemType.INVALID_REQUEST, FieldError.of(field, Fault.notA(target)));
        }
        return null;
    }

    @Override
    public @Nullable Object handleWeirdKey(DeserializationContext context, Class<?> type, String key, String message) {
        faults(context)
                .add(
                        ProblemType.INVALID,
                        FieldError.of(path(context, context.getParser()), Fault.UNKNOWN_NAME)
                                .allowing(type.isEnum() ? Wire.all(type) : null));
        return null;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
            throws IOException {
        faults(context)
                .add(ProblemType.INVALID_REQUEST, FieldError.of(path(context, parser), Fault.notA(type.getRawClass())));
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
            faults.add(ProblemType.INVALID_REQUEST, mismatch(field.isEmpty() ? "body" : field, wrong));
        }
    }

    private static FieldError mismatch(String field, JsonMappingException wrong) {
        if (wrong.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null) {
            return FieldError.of(field, Fault.WRONG_FORM, cause.getMessage());
        }
        return wrong instanceof MismatchedInputException unexpected && unexpected.getTargetType() != null
                ? FieldError.of(field, Fault.notA(unexpected.getTargetType()))
                : FieldError.of(field, Fault.WRONG_FORM, "it cannot be read");
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
}
