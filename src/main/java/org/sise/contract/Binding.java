package org.sise.contract;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Command.Behalf;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;
import org.sise.store.Texts;

/**
 * Binds a request's JSON onto request records and, directly, onto the core's commands and outcomes. Strict: what is not
 * in the contract is a fault, and every fault is told at once with its path.
 */
public final class Binding {
    public static final ObjectMapper MAPPER = mapper();

    private final Texts texts;
    private final Faults faults;

    public Binding(Texts texts, Faults faults) {
        this.texts = texts;
        this.faults = faults;
    }

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule("sise-requests")
                .addDeserializer(Text.class, new TextReader())
                .addDeserializer(String.class, new CodeReader())
                .addDeserializer(Instant.class, new TimeReader())
                .addDeserializer(Long.class, new CountReader())
                .addDeserializer(StepId.class, new StepIdReader());
        return JsonMapper.builder()
                .addModule(module)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .withConfigOverride(
                        List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .withConfigOverride(Set.class, set -> set.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .withConfigOverride(Map.class, map -> map.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .addHandler(new FaultGatherer())
                .build();
    }

    /**
     * The record that a request says.
     *
     * @throws Refused with everything that is wrong
     */
    public <T extends Record> T read(JsonNode request, Class<T> type) {
        T bound = bind(request, type, "");
        faults.raise();
        return Objects.requireNonNull(bound);
    }

    /** An outcome, whose class the step's kind names, and who acted. */
    public record Settlement(Outcome outcome, @Nullable Behalf by) {}

    /** @throws Refused with everything that is wrong */
    public Settlement settlement(ObjectNode request, Class<? extends Outcome> type) {
        for (Map.Entry<String, JsonNode> field : request.properties()) {
            if (!field.getKey().equals("outcome") && !field.getKey().equals("by")) {
                faults.add(ProblemType.INVALID_REQUEST, FieldError.of(field.getKey(), Fault.UNKNOWN_FIELD));
            }
        }
        Record outcome = bindPart(request, "outcome", type.asSubclass(Record.class));
        if (outcome == null && !request.hasNonNull("outcome")) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of("outcome", Fault.REQUIRED));
        }
        Behalf by = bindPart(request, "by", Behalf.class);
        faults.raise();
        return new Settlement((Outcome) Objects.requireNonNull(outcome), by);
    }

    private <T extends Record> @Nullable T bindPart(JsonNode request, String part, Class<T> type) {
        JsonNode json = request.get(part);
        return json == null || json.isNull() ? null : bind(json, type, part);
    }

    /** Where the reader cannot go past a fault, it is noted, its place is taken out, and the rest is read all the same. */
    private <T extends Record> @Nullable T bind(JsonNode json, Class<T> type, String path) {
        JsonNode left = json.deepCopy();
        while (true) {
            try {
                return bound(left, type, path);
            } catch (JsonMappingException wrong) {
                FaultGatherer.mismatch(wrong, path, faults);
                if (!takeOut(left, wrong.getPath())) {
                    return null;
                }
            } catch (IOException broken) {
                throw new IllegalStateException("reading a tree does no input", broken);
            }
        }
    }

    private <T extends Record> @Nullable T bound(JsonNode json, Class<T> type, String path) throws IOException {
        T bound = MAPPER.readerFor(type)
                .withAttribute(Texts.class, texts)
                .withAttribute(Faults.class, faults)
                .withAttribute(FaultGatherer.PATH, path)
                .readValue(json);
        if (bound != null) {
            Required.check(bound, json, path, faults);
        }
        return bound;
    }

    /** Whether there was something to take out, so that the next reading meets another fault or none. */
    private static boolean takeOut(JsonNode json, List<Reference> place) {
        JsonNode within = json;
        for (Reference step : place.subList(0, Math.max(0, place.size() - 1))) {
            within = step.getFieldName() == null ? within.path(step.getIndex()) : within.path(step.getFieldName());
        }
        if (place.isEmpty()) {
            return false;
        }
        Reference last = place.getLast();
        if (within instanceof ObjectNode object) {
            return object.remove(last.getFieldName()) != null;
        }
        return within instanceof ArrayNode list
                && list.hasNonNull(last.getIndex())
                && list.set(last.getIndex(), list.nullNode()) != null;
    }
}
