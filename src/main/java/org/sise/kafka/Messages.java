package org.sise.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.config.Clocks;
import org.sise.core.incident.Incident;
import org.sise.directory.WireNames;
import org.sise.store.Entry;

/** What a message says. It follows from the entries of its incident up to its own, so a repeat says the same. */
final class Messages {
    static final String INCIDENTS = "sise.incidents";
    static final String UNIT = "sise.unit.";
    static final String DRILL_UNIT = "sise.drill.unit.";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Messages() {}

    /** Where a unit hears of an incident: an exercise never reaches a real topic. */
    static String topic(String clock, String unit) {
        return (clock.equals(Clocks.REAL) ? UNIT : DRILL_UNIT) + unit;
    }

    static String href(UUID incident) {
        return "/api/v1/incidents/" + incident;
    }

    /** The entry for the centre's own consumers; {@code after} is the incident with it applied. */
    static Message forCentre(Entry entry, Incident after) {
        return new Message(
                new Message.Lane(entry.incident(), INCIDENTS),
                entry.number(),
                headers(entry, entry.incident() + "/" + entry.number()),
                body(new IncidentMessage(
                        after.report().number(),
                        entry.number(),
                        after.report().clock(),
                        level(after),
                        provisional(after),
                        WireNames.of(after.phase()),
                        WireNames.of(after.report().theme()),
                        after.report().areaCode(),
                        after.assignment().lead(),
                        entry.person(),
                        entry.unit(),
                        WireNames.of(entry.capacity()),
                        entry.audience().stream().sorted().toList(),
                        new IncidentMessage.LoggedEvent(entry.type(), entry.version(), payload(entry)),
                        entry.previousHash(),
                        entry.hash(),
                        href(entry.incident()))));
    }

    /** The entry for one unit; {@code previous} is the number of the message before it to that unit, 0 for the first. */
    static Message forUnit(Entry entry, Incident after, String unit, int previous) {
        UnitView view = new UnitView(entry.incident(), after, unit);
        Map<String, String> headers = headers(entry, entry.incident() + "/" + entry.number() + "/" + unit);
        headers.put("ce_previous", sequence(previous));
        return new Message(
                new Message.Lane(entry.incident(), topic(after.report().clock(), unit)),
                entry.number(),
                headers,
                body(new UnitMessage(
                        after.report().number(),
                        entry.number(),
                        after.report().clock(),
                        entry.type(),
                        level(after),
                        provisional(after),
                        WireNames.of(after.phase()),
                        view.role(),
                        view.step(entry.event()),
                        view.limits(entry.event()),
                        view.present(entry.event()),
                        entry.hash(),
                        href(entry.incident()))));
    }

    private static @Nullable String level(Incident incident) {
        return incident.isGraded() ? WireNames.of(incident.level()) : null;
    }

    private static @Nullable Boolean provisional(Incident incident) {
        return incident.isGraded() ? incident.grading().provisional() : null;
    }

    private static Map<String, String> headers(Entry entry, String id) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "/sise");
        headers.put("ce_type", "org.sise.incident." + entry.type() + ".v1");
        headers.put("ce_subject", entry.incident().toString());
        headers.put("ce_time", entry.at().toString());
        headers.put("ce_sequence", sequence(entry.number()));
        headers.put("content-type", "application/json");
        return headers;
    }

    private static String sequence(int number) {
        return "%010d".formatted(number);
    }

    private static com.fasterxml.jackson.databind.JsonNode payload(Entry entry) {
        try {
            return JSON.readTree(entry.payload());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(
                    "payload of " + entry.incident() + "/" + entry.number() + " is no JSON", broken);
        }
    }

    private static byte[] body(Object message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("writing " + message.getClass().getSimpleName(), broken);
        }
    }
}
