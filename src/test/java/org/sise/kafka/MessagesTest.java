package org.sise.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.plan.Role;
import org.sise.store.Entry;
import org.sise.store.EventCodec;

/** A message says where the incident stands after its own entry, and nothing of later ones. */
class MessagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-09-07T01:00:00Z");

    private final Event reported = Writer.reported("real");
    private final Event graded = new Event.Graded(Level.RED, true, List.of(), List.of(), null, null, AT);

    /** It said blue, the level of what has none yet. */
    @Test
    void a_report_has_no_level_before_the_entry_that_grades_it() throws IOException {
        for (JsonNode message : told(1, reported)) {
            assertThat(message.at("/phase").asText()).isEqualTo("open");
            assertThat(message.has("level")).isFalse();
            assertThat(message.has("provisional")).isFalse();
        }
    }

    @Test
    void from_its_grade_on_every_message_has_the_level() throws IOException {
        for (JsonNode message : told(2, reported, graded)) {
            assertThat(message.at("/level").asText()).isEqualTo("red");
            assertThat(message.at("/provisional").asBoolean()).isTrue();
        }
    }

    private static List<JsonNode> told(int number, Event... history) throws IOException {
        Event event = history[number - 1];
        Incident after = Incident.of(List.of(history));
        Entry entry = new Entry(
                UUID.randomUUID(),
                number,
                EventCodec.type(event),
                EventCodec.version(event),
                AT,
                "li",
                "zfw",
                Role.DUTY_OFFICER,
                Set.of("zfw"),
                new EventCodec().encode(event),
                "0",
                "1",
                event);
        return List.of(
                JSON.readTree(Messages.forCentre(entry, after).body()),
                JSON.readTree(Messages.forUnit(entry, after, "zfw", 0).body()));
    }
}
