package org.sise.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Subject;

/** How everything of ours stands in JSON: enums in lower case, instants in ISO-8601, what is absent not at all. */
@Singleton
public class Json implements ObjectMapperCustomizer {

    /** A mapper of its own for payloads, so that no setting of the REST layer ever changes what is hashed. */
    static JsonMapper payloads() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        apply(mapper);
        // a payload that is older than a field of its event lacks it; the core never meets null for a collection
        for (Class<?> collection : List.of(List.class, Set.class, Map.class)) {
            mapper.configOverride(collection).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        return mapper;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        apply(mapper);
    }

    private static void apply(ObjectMapper mapper) {
        mapper.registerModule(new JavaTimeModule())
                .registerModule(sets())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .addMixIn(Outcome.class, JsonNames.OfOutcome.class)
                .addMixIn(Subject.class, JsonNames.OfSubject.class)
                .addMixIn(StepId.class, JsonNames.OfStepId.class);
        mapper.setConfig(mapper.getSerializationConfig().without(MapperFeature.AUTO_DETECT_IS_GETTERS));
        mapper.setAnnotationIntrospectors(
                AnnotationIntrospectorPair.create(
                        new LowerCaseEnums(), mapper.getSerializationConfig().getAnnotationIntrospector()),
                AnnotationIntrospectorPair.create(
                        new LowerCaseEnums(), mapper.getDeserializationConfig().getAnnotationIntrospector()));
    }

    private static SimpleModule sets() {
        return new SimpleModule("sise-sets").addSerializer(new InOrder());
    }

    /** A set iterates as it likes, differently in each process; its elements stand in their natural order. */
    private static final class InOrder extends StdSerializer<Set<?>> {
        private static final long serialVersionUID = 1L;

        InOrder() {
            super(Set.class, false);
        }

        @Override
        public void serialize(Set<?> set, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            for (Object element : set.stream().sorted().toList()) {
                provider.defaultSerializeValue(element, json);
            }
            json.writeEndArray();
        }
    }

    private static final class LowerCaseEnums extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
            if (type.getRawType().getName().startsWith("org.sise.")) {
                for (int i = 0; i < values.length; i++) {
                    names[i] = values[i].name().toLowerCase(Locale.ROOT);
                }
            }
            return names;
        }
    }
}
