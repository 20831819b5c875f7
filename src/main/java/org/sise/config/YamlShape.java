package org.sise.config;

import com.fasterxml.jackson.core.JsonToken;
import java.util.List;
import java.util.Set;
import org.sise.config.YamlNode.Entry;
import org.sise.config.YamlNode.Mapping;
import org.sise.config.YamlNode.Scalar;
import org.sise.config.YamlNode.Sequence;

/**
 * Takes typed values out of a document and refuses what has another shape, naming the file and the place.
 *
 * @param subject what the part is about, such as {@code criterion red.reads}; empty at the top
 */
record YamlShape(String file, String subject) {

    YamlShape about(String other) {
        return new YamlShape(file, other);
    }

    InvalidDocument refused(String at, String reason) {
        return new InvalidDocument(file, subject.isEmpty() ? at : subject + " at " + at, reason);
    }

    Mapping mapping(YamlNode node, String what, Set<String> known) {
        if (!(node instanceof Mapping mapping)) {
            throw refused(node.at(), what + " must be a mapping with " + String.join(", ", known));
        }
        mapping.entries().forEach((name, entry) -> {
            if (!known.contains(name)) {
                throw refused(entry.at(), "unknown key " + name + "; known are " + String.join(", ", known));
            }
        });
        return mapping;
    }

    YamlNode required(Mapping mapping, String name) {
        Entry entry = mapping.entries().get(name);
        if (entry == null) {
            throw refused(mapping.at(), name + " is missing");
        }
        return entry.value();
    }

    String text(Mapping mapping, String name) {
        return text(required(mapping, name), name);
    }

    String text(YamlNode node, String name) {
        var scalar = scalar(node, JsonToken.VALUE_STRING, name + " must be text; quote it if it looks like a number");
        if (scalar.text().isBlank()) {
            throw refused(node.at(), name + " must not be blank");
        }
        return scalar.text();
    }

    long count(YamlNode node, String name) {
        var scalar = scalar(node, JsonToken.VALUE_NUMBER_INT, name + " must be a whole number");
        try {
            return Long.parseLong(scalar.text().replace("_", ""));
        } catch (NumberFormatException tooLarge) {
            throw refused(node.at(), name + " must be a decimal whole number within range: " + scalar.text());
        }
    }

    List<YamlNode> items(YamlNode node, String name) {
        if (!(node instanceof Sequence sequence)) {
            throw refused(node.at(), name + " must be a list");
        }
        if (sequence.items().isEmpty()) {
            throw refused(node.at(), name + " must not be empty");
        }
        return sequence.items();
    }

    private Scalar scalar(YamlNode node, JsonToken token, String otherwise) {
        if (node instanceof Scalar scalar && scalar.token() == token) {
            return scalar;
        }
        throw refused(node.at(), otherwise);
    }
}
