package org.sise.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.sise.core.incident.Event;

/**
 * Events as they stand in the log. A name and version once written keeps its meaning for good: new fields are optional,
 * anything else is a new version, read by an upcaster.
 */
public final class EventCodec {
    private static final List<Known> TABLE = List.of(
            new Known("reported", 1, Event.Reported.class),
            new Known("followed_up", 1, Event.FollowedUp.class),
            new Known("corrected", 1, Event.Corrected.class),
            new Known("graded", 1, Event.Graded.class),
            new Known("lowering_suggested", 1, Event.LoweringSuggested.class),
            new Known("proposed", 1, Event.Proposed.class),
            new Known("class_set", 1, Event.ClassSet.class),
            new Known("assigned", 1, Event.Assigned.class),
            new Known("owner_changed", 1, Event.OwnerChanged.class),
            new Known("unit_joined", 1, Event.UnitJoined.class),
            new Known("unit_left", 1, Event.UnitLeft.class),
            new Known("acknowledged", 1, Event.Acknowledged.class),
            new Known("step_opened", 1, Event.StepOpened.class),
            new Known("step_settled", 1, Event.StepSettled.class),
            new Known("step_held", 1, Event.StepHeld.class),
            new Known("step_lapsed", 1, Event.StepLapsed.class),
            new Known("step_cancelled", 1, Event.StepCancelled.class),
            new Known("step_waived", 1, Event.StepWaived.class),
            new Known("called", 1, Event.Called.class),
            new Known("limits_armed", 1, Event.LimitsArmed.class),
            new Known("limit_moved", 1, Event.LimitMoved.class),
            new Known("wake_set", 1, Event.WakeSet.class),
            new Known("limits_met", 1, Event.LimitsMet.class),
            new Known("limit_missed", 1, Event.LimitMissed.class),
            new Known("limits_dropped", 1, Event.LimitsDropped.class),
            new Known("alarmed", 1, Event.Alarmed.class),
            new Known("supervised", 1, Event.Supervised.class),
            new Known("circulated", 1, Event.Circulated.class),
            new Known("replanned", 1, Event.Replanned.class),
            new Known("independence_said", 1, Event.IndependenceSaid.class),
            new Known("carried_over", 1, Event.CarriedOver.class),
            new Known("noted", 1, Event.Noted.class),
            new Known("recused", 1, Event.Recused.class),
            new Known("shared", 1, Event.Shared.class),
            new Known("content_purged", 1, Event.ContentPurged.class),
            new Known("linked", 1, Event.Linked.class),
            new Known("merged", 1, Event.Merged.class),
            new Known("promise_carried", 1, Event.PromiseCarried.class),
            new Known("completed", 1, Event.Completed.class),
            new Known("closed", 1, Event.Closed.class));

    private static final Map<Class<?>, Known> WRITTEN =
            TABLE.stream().collect(Collectors.toUnmodifiableMap(Known::event, Function.identity()));
    /** What was written before a version changed; entries of it stay in the log for good. */
    private static final List<Upcaster> UPCASTERS = List.of();

    private final JsonMapper mapper = Json.payloads();
    private final Map<String, Known> read;
    private final Map<String, Upcaster> upcasters;

    /** A type and the version in which it is written now. */
    record Known(String type, int version, Class<? extends Event> event) {}

    /** Makes a payload of {@code version} into one of the next version. */
    record Upcaster(String type, int version, UnaryOperator<ObjectNode> change) {
        static String id(String type, int version) {
            return type + " " + version;
        }
    }

    public EventCodec() {
        this(TABLE, UPCASTERS);
    }

    EventCodec(List<Known> table, List<Upcaster> upcasters) {
        read = table.stream().collect(Collectors.toUnmodifiableMap(Known::type, Function.identity()));
        this.upcasters = upcasters.stream()
                .collect(Collectors.toUnmodifiableMap(
                        one -> Upcaster.id(one.type(), one.version()), Function.identity()));
    }

    /** Their wire names. */
    static List<String> types(Set<Class<? extends Event>> events) {
        return events.stream().map(each -> WRITTEN.get(each).type()).sorted().toList();
    }

    public static String type(Event event) {
        return known(event).type();
    }

    /** The version in which it is written now. */
    public static int version(Event event) {
        return known(event).version();
    }

    private static Known known(Event event) {
        Known known = WRITTEN.get(event.getClass());
        if (known == null) {
            throw new IllegalStateException("no name in the log for " + event.getClass());
        }
        return known;
    }

    public String encode(Event event) {
        try {
            return mapper.writeValueAsString(event);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot encode an event of type " + type(event), broken);
        }
    }

    /** @throws IllegalStateException if the type and version are not known, or the payload is not of them */
    public Event decode(String type, int version, String payload) {
        Known known = read.get(type);
        if (known == null) {
            throw new IllegalStateException("unknown event type " + type + " version " + version);
        }
        try {
            return version == known.version()
                    ? mapper.readValue(payload, known.event())
                    : mapper.treeToValue(upcast(known, version, mapper.readTree(payload)), known.event());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot decode an event of type " + type, broken);
        }
    }

    private ObjectNode upcast(Known known, int written, JsonNode payload) {
        if (!(payload instanceof ObjectNode current) || written > known.version()) {
            throw new IllegalStateException("unknown event type " + known.type() + " version " + written);
        }
        for (int version = written; version < known.version(); version++) {
            Upcaster upcaster = upcasters.get(Upcaster.id(known.type(), version));
            if (upcaster == null) {
                throw new IllegalStateException("unknown event type " + known.type() + " version " + written);
            }
            current = upcaster.change().apply(current);
        }
        return current;
    }

    /** Where in a payload which text stands: path, such as {@code outcome.facts}, to hash. */
    Map<String, String> texts(String payload) {
        try {
            Map<String, String> found = new LinkedHashMap<>();
            collect("", mapper.readTree(payload), found);
            return found;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a payload that is no JSON", broken);
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> found) {
        if (node.size() == 2 && node.has("hash") && node.has("length")) {
            found.put(path, node.get("hash").textValue());
            return;
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        node.properties().forEach(field -> collect(prefix + field.getKey(), field.getValue(), found));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(prefix + i, node.get(i), found);
        }
    }
}
