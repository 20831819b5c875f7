package org.sise.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Links;
import org.sise.core.incident.Refusals;
import org.sise.core.incident.Text;
import org.sise.store.Texts;

/** What a person typed: checked, kept apart, and known to the core by its hash only. */
final class TextReader extends StdDeserializer<Text> {
    private static final long serialVersionUID = 1L;
    private static final int TITLE = 120;
    private static final int USUAL = 4_000;
    private static final int STATEMENT = 10_000;
    private static final Set<String> PARTS_OF_STATEMENTS = Set.of("facts", "attitude", "progress", "cause");
    private static final Set<String> LINKS = Set.of("url", "address");
    /** What a browser opens as a page; a script or a file is none. */
    private static final Pattern LINK = Pattern.compile("(?i)https?://[^\\s/?#]+.*", Pattern.DOTALL);

    TextReader() {
        super(Text.class);
    }

    @Override
    public @Nullable Text deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Text) context.handleUnexpectedToken(Text.class, parser);
        }
        String field = FaultGatherer.path(context, parser);
        String written = parser.getText().strip();
        if (isBlank(written)) {
            return null;
        }
        check(written, field, FaultGatherer.faults(context));
        return ((Texts) Objects.requireNonNull(context.getAttribute(Texts.class))).keep(kept(field, written));
    }

    static void check(String body, String field, Faults faults) {
        String name = field.substring(field.lastIndexOf('.') + 1);
        int most = most(name);
        if (body.codePointCount(0, body.length()) > most) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of(field, Fault.TOO_LONG, most));
        }
        if (body.codePoints().anyMatch(TextReader::isNoLetter)) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of(field, Fault.CONTROL_CHARACTER));
        }
        Refusals.ofText(body)
                .ifPresent(found -> faults.add(
                        ProblemType.PERSONAL_DATA,
                        FieldError.of(field, Fault.PERSONAL_DATA, Wire.of(found.kind()), found.position())));
        if (name.equals("url") && !LINK.matcher(body).matches()) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of(field, Fault.NO_LINK));
        }
        if (LINKS.contains(name) && Refusals.ofLink(body).isPresent()) {
            faults.add(ProblemType.OUT_OF_SCOPE, FieldError.of(field, Fault.PERSONS_PAGE));
            return;
        }
        Links.inText(body)
                .ifPresent(found -> faults.add(
                        ProblemType.OUT_OF_SCOPE, FieldError.of(field, Fault.PERSONS_PAGE_WITHIN, found.position())));
    }

    /** Half a surrogate pair, or what steers a terminal; a line may break. */
    private static boolean isNoLetter(int letter) {
        return Character.getType(letter) == Character.SURROGATE
                || Character.isISOControl(letter) && letter != '\n' && letter != '\r' && letter != '\t';
    }

    private static boolean isBlank(String written) {
        return written.codePoints()
                .allMatch(letter -> Character.isWhitespace(letter)
                        || Character.isSpaceChar(letter)
                        || Character.getType(letter) == Character.FORMAT);
    }

    /** Only of posts: the address of a publication is an institution's own, and a statement's words are what was hashed. */
    private static String kept(String field, String written) {
        return switch (field.substring(field.lastIndexOf('.') + 1)) {
            case "url" -> Links.cut(written);
            case "title", "summary" -> Links.cutWithin(written);
            default -> written;
        };
    }

    private static int most(String name) {
        if (name.equals("title")) {
            return TITLE;
        }
        return PARTS_OF_STATEMENTS.contains(name) ? STATEMENT : USUAL;
    }
}
