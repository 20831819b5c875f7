package org.sise.rest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;
import org.sise.store.Texts;

/**
 * Binds a request's JSON onto request records and, directly, onto the core's commands and outcomes. Strict: what is not
 * in the contract is a fault, and every fault is told at once with its path.
 */
final class Binding {
    static final ObjectMapper MAPPER = mapper();

    private final Texts texts;
    private final Faults faults;

    Binding(Texts texts, Faults faults) {
        this.texts = texts;
        this.faults = faults;
    }

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule("sise-requests")
                .addDeserializer(Text.class, new TextReader())
                .addDeserializer(String.class, new CodeReader())
                .addDeserializer(StepId.class, new StepIdReader());
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(module)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .withConfigOverride(
                        List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .withConfigOverride(Set.class, set -> set.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .withConfigOverride(Map.class, map -> map.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .withCoercionConfig(
                        LogicalType.DateTime,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
                .addHandler(new FaultGatherer())
                .build();
    }

    /**
     * The record that the JSON says, at {@code path} of the request.
     *
     * @throws Refused with everything that is wrong
     */
    <T extends Record> T read(JsonNode json, Class<T> type, String path) {
        T bound = null;
        try {
            bound = MAPPER.readerFor(type)
                    .withAttribute(Texts.class, texts)
                    .withAttribute(Faults.class, faults)
                    .withAttribute(FaultGatherer.PATH, path)
                    .readValue(json);
        } catch (JsonMappingException wrong) {
            FaultGatherer.mismatch(wrong, path, faults);
        } catch (JsonProcessingException broken) {
            throw new Refused(ProblemType.MALFORMED, "the body is not JSON");
        } catch (java.io.IOException broken) {
            throw new IllegalStateException("reading a tree does no input", broken);
        }
        if (bound != null) {
            Required.check(bound, path, faults);
        }
        faults.raise();
        return java.util.Objects.requireNonNull(bound);
    }

    /** One part of a request, {@code null} if it is not there; faults are raised with those of the other parts. */
    <T extends Record> @Nullable T optional(JsonNode request, String part, Class<T> type) {
        JsonNode json = request.get(part);
        return json == null || json.isNull() ? null : read(json, type, part);
    }

    /** The outcome of a settlement, whose class the step's kind names. */
    Outcome outcome(ObjectNode request, Class<? extends Outcome> type) {
        for (String name : fieldNames(request)) {
            if (!name.equals("outcome") && !name.equals("by")) {
                faults.add(ProblemType.INVALID_REQUEST, name, "is not a field of this request");
            }
        }
        if (!request.path("outcome").isObject()) {
            faults.add(ProblemType.INVALID_REQUEST, "outcome", "is required, an object");
            faults.raise();
        }
        return (Outcome) read(request.get("outcome"), type.asSubclass(Record.class), "outcome");
    }

    private static List<String> fieldNames(ObjectNode request) {
        return request.properties().stream().map(Map.Entry::getKey).toList();
    }
}
