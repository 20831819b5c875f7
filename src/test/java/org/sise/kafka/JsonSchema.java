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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON Schema (2020-12) of a message body, from its record. */
final class JsonSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonSchema() {}

    static ObjectNode of(Class<? extends Record> body, String title) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.setAll(object(body));
        return schema;
    }

    private static ObjectNode object(Class<?> record) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (RecordComponent component : record.getRecordComponents()) {
            properties.set(component.getName(), type(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !isLeftOutEmpty(component)) {
                required.add(component.getName());
            }
        }
        schema.set("required", required);
        // a reader must bear fields that a later release adds
        schema.put("additionalProperties", true);
        return schema;
    }

    private static ObjectNode type(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            ObjectNode schema = JSON.createObjectNode().put("type", "array");
            schema.set("items", type(list.getActualTypeArguments()[0]));
            return schema;
        }
        if (type == String.class) {
            return JSON.createObjectNode().put("type", "string");
        }
        if (type == int.class) {
            return JSON.createObjectNode().put("type", "integer");
        }
        if (type == boolean.class || type == Boolean.class) {
            return JSON.createObjectNode().put("type", "boolean");
        }
        if (type == Instant.class) {
            return JSON.createObjectNode().put("type", "string").put("format", "date-time");
        }
        if (type == JsonNode.class) {
            return JSON.createObjectNode().put("type", "object");
        }
        return object((Class<?>) type);
    }

    private static boolean isLeftOutEmpty(RecordComponent component) {
        JsonInclude included = component.getAccessor().getAnnotation(JsonInclude.class);
        return included != null && included.value() == JsonInclude.Include.NON_EMPTY;
    }
}
