package org.sise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sise.core.incident.Event;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Subject;

/** What stands in the log comes back as it was, and keeps its name. */
class EventCodecTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventCodec codec = new EventCodec();

    static Stream<Event> everyEvent() {
        return Samples.events();
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void anEventComesBackAsItWas(Event event) {
        String payload = codec.encode(event);

        Event back = codec.decode(EventCodec.type(event), EventCodec.version(event), payload);

        assertThat(back).isEqualTo(event);
        assertThat(codec.encode(back)).isEqualTo(payload);
        assertThat(payload).doesNotContain("null");
    }

    /** A field that an event got later is missing in what was written before; List.copyOf(null) would make it unreadable. */
    @ParameterizedTest
    @MethodSource("everyEvent")
    void aCollectionThatAnOldPayloadLacksIsReadAsEmpty(Event event) throws IOException {
        JsonNode payload = JSON.readTree(codec.encode(event));
        int removed = removeLists(payload);

        Event old = codec.decode(EventCodec.type(event), EventCodec.version(event), payload.toString());

        assertThat(countOf(codec.encode(old), "[]")).isEqualTo(removed);
    }

    private static int removeLists(JsonNode node) {
        int removed = 0;
        for (Iterator<JsonNode> fields = node.iterator(); fields.hasNext(); ) {
            JsonNode field = fields.next();
            if (node.isObject() && field.isArray()) {
                fields.remove();
                removed++;
            } else {
                removed += removeLists(field);
            }
        }
        return removed;
    }

    private static int countOf(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void everyOutcomeAndSubjectHasAName() {
        assertThat(named(JsonNames.OfOutcome.class)).containsExactlyInAnyOrder(Outcome.class.getPermittedSubclasses());
        assertThat(named(JsonNames.OfSubject.class)).containsExactlyInAnyOrder(Subject.class.getPermittedSubclasses());
    }

    private static List<Class<?>> named(Class<?> mixin) {
        return Arrays.stream(mixin.getAnnotation(JsonSubTypes.class).value())
                .<Class<?>>map(JsonSubTypes.Type::value)
                .toList();
    }

    @Test
    void aPayloadIsWhatDocumentsSay() {
        Event event = new Event.StepCancelled(
                StepId.of("draft.gaj.2"), Event.Cause.NOT_NEEDED, java.time.Instant.parse("2026-09-07T01:00:00Z"));

        assertThat(codec.encode(event))
                .isEqualTo("{\"step\":\"draft.gaj.2\",\"cause\":\"not_needed\",\"at\":\"2026-09-07T01:00:00Z\"}");
    }

    @Test
    void textsAreFoundByTheirPath() {
        String payload = "{\"outcome\":{\"type\":\"summary\",\"text\":{\"hash\":\"ab\",\"length\":3}}}";

        assertThat(codec.texts(payload)).containsExactly(java.util.Map.entry("outcome.text", "ab"));
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> codec.decode("graded", 9, "{}")).hasMessageContaining("graded version 9");
    }
}
