package org.sise.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Refusals;

/**
 * A code, a number or a hash. It may stand in the log for good, so its alphabet leaves no room for what a person types:
 * that is a {@code Text}. Only a source's own key may be anything, since its hash is all that is kept.
 */
final class CodeReader extends StdDeserializer<String> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 200;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
    private static final String KEY_OF_SOURCE = "dedupKey";
    /** Of a text: number of its entry and field, by which alone one is withdrawn. */
    private static final Pattern NAME_OF_TEXT = Pattern.compile("[1-9][0-9]{0,8}/[A-Za-z][A-Za-z0-9.]{0,79}");
    /** 64 hex digits hold a telephone number now and then. */
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    CodeReader() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String value = parser.getText().strip();
        String field = FaultGatherer.path(context, parser);
        Faults faults = FaultGatherer.faults(context);
        if (field.equals(KEY_OF_SOURCE) || field.endsWith("." + KEY_OF_SOURCE)) {
            return key(value, field, faults);
        }
        Pattern form = field.startsWith("texts[") ? NAME_OF_TEXT : CODE;
        if (!value.isEmpty() && !form.matcher(value).matches()) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of(field, Fault.NO_CODE));
        }
        Refusals.ofText(HASH.matcher(value).matches() ? "" : value)
                .ifPresent(found -> faults.add(
                        ProblemType.PERSONAL_DATA,
                        FieldError.of(field, Fault.PERSONAL_DATA, Wire.of(found.kind()), found.position())));
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String key(String value, String field, Faults faults) {
        if (value.length() > MOST) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of(field, Fault.TOO_LONG, MOST));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of(field, Fault.CONTROL_CHARACTER));
        }
        return value.isEmpty() ? null : value;
    }
}
