package org.sise.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Required;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;
import org.sise.directory.WireNames;

/** The JSON Schema (2020-12) of a message body, from its record. */
enum JsonSchema {
    /** What we say: a reader must bear fields that a later release adds. */
    TOLD {
        @Override
        boolean requires(RecordComponent component) {
            JsonInclude included = component.getAccessor().getAnnotation(JsonInclude.class);
            return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && (included == null || included.value() != JsonInclude.Include.NON_EMPTY);
        }
    },
    /** What we are asked: a field that is not in the contract is a slip. */
    ASKED {
        @Override
        boolean requires(RecordComponent component) {
            return Required.asks(component);
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    abstract boolean requires(RecordComponent component);

    ObjectNode of(Class<? extends Record> body, String title) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.setAll(object(body));
        return schema;
    }

    /** What is asked of a step, whose id stands beside it. */
    ObjectNode ofStep(Class<? extends Record> body, String title) {
        ObjectNode schema = of(body, title);
        ((ObjectNode) schema.get("properties")).set("step", string());
        ((ArrayNode) schema.get("required")).add("step");
        return schema;
    }

    private ObjectNode object(Class<?> record) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (RecordComponent component : record.getRecordComponents()) {
            properties.set(component.getName(), type(component.getGenericType()));
            if (requires(component)) {
                required.add(component.getName());
            }
        }
        schema.set("required", required);
        schema.put("additionalProperties", this == TOLD);
        return schema;
    }

    private ObjectNode type(Type type) {
        return type instanceof ParameterizedType parameters ? container(parameters) : single((Class<?>) type);
    }

    private ObjectNode container(ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        ObjectNode schema = JSON.createObjectNode();
        if (Collection.class.isAssignableFrom((Class<?>) type.getRawType())) {
            schema.put("type", "array").set("items", type(of[0]));
        } else if (type.getRawType() == Map.class) {
            schema.put("type", "object");
            schema.set("propertyNames", type(of[0]));
            schema.set("additionalProperties", type(of[1]));
        } else {
            throw new IllegalArgumentException("no schema for " + type);
        }
        return schema;
    }

    private ObjectNode single(Class<?> type) {
        if (type == String.class || type == StepId.class) {
            return string();
        }
        if (type == Text.class) {
            return string().put("minLength", 1);
        }
        if (type == UUID.class) {
            return string().put("format", "uuid");
        }
        if (type == Instant.class) {
            return string().put("format", "date-time");
        }
        if (type == int.class || type == long.class) {
            return JSON.createObjectNode().put("type", "integer");
        }
        if (type == Long.class) {
            return JSON.createObjectNode().put("type", "integer").put("minimum", 0);
        }
        if (type == boolean.class || type == Boolean.class) {
            return JSON.createObjectNode().put("type", "boolean");
        }
        if (type == JsonNode.class) {
            return JSON.createObjectNode().put("type", "object");
        }
        return type.isEnum() ? names(type.getEnumConstants()) : object(type);
    }

    private static ObjectNode names(Object[] constants) {
        ObjectNode schema = string();
        ArrayNode names = schema.putArray("enum");
        for (Object constant : constants) {
            names.add(WireNames.of((Enum<?>) constant));
        }
        return schema;
    }

    private static ObjectNode string() {
        return JSON.createObjectNode().put("type", "string");
    }
}
