package org.sise.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sise.core.incident.Event;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Subject;

/** Maps (type, version) to a record and back. */
public final class EventCodec {
    private static final Map<String, Class<?>> TYPES = Arrays.stream(Event.class.getPermittedSubclasses())
            .collect(Collectors.toMap(EventCodec::name, Function.identity()));

    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addMixIn(Outcome.class, Kinded.class)
            .addMixIn(Subject.class, Kinded.class)
            .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Kinded {}

    public static String type(Event event) {
        return name(event.getClass());
    }

    public static int version(Event event) {
        return 1;
    }

    public String encode(Event event) {
        try {
            return mapper.writeValueAsString(event);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("encoding " + type(event), broken);
        }
    }

    /** @throws IllegalStateException for a type that this release does not know */
    public Event decode(String type, int version, String payload) {
        Class<?> known = TYPES.get(type);
        if (known == null || version != 1) {
            throw new IllegalStateException("unknown event " + type + " version " + version);
        }
        try {
            return (Event) mapper.readValue(payload, known);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("decoding " + type, broken);
        }
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
