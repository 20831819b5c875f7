package org.sise.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.sise.core.incident.Sha256;

/** The JSON object of a request. */
public record Body(ObjectNode json) {
    public static final int MOST_BYTES = 256 * 1024;

    /**
     * Fields about the one who posted, as monitoring systems send them. Sise is about institutions: a machine's report
     * loses them at the door, and the answer names them.
     */
    private static final Set<String> AUTHOR_FIELDS = Set.of(
            "author",
            "authors",
            "authorName",
            "authorId",
            "authorUrl",
            "account",
            "accountName",
            "accountId",
            "user",
            "userName",
            "username",
            "userId",
            "uid",
            "nickname",
            "nickName",
            "screenName",
            "realName",
            "poster",
            "posterName",
            "publisherName",
            "followers",
            "followersCount",
            "followerCount",
            "fans",
            "fansCount",
            "following",
            "avatar",
            "avatarUrl",
            "profile",
            "profileUrl",
            "homepage",
            "ip",
            "ipAddress",
            "ipLocation",
            "gender",
            "age",
            "phone",
            "mobile",
            "email",
            "idCard",
            "idNumber");

    /** @throws Refused if it is too large or no JSON object */
    public static Body of(byte[] bytes, ObjectMapper mapper) {
        if (bytes.length > MOST_BYTES) {
            throw new Refused(ProblemType.TOO_LARGE, "the body has more than 256 KiB");
        }
        try {
            if (mapper.readTree(bytes) instanceof ObjectNode object) {
                return new Body(object);
            }
            throw new Refused(ProblemType.MALFORMED, "the body is not a JSON object");
        } catch (JsonProcessingException broken) {
            // Where a bound of the parser was passed, there is no place.
            var place = broken.getLocation();
            throw new Refused(
                    ProblemType.MALFORMED,
                    place == null
                            ? "the body is nested too deep, or a name or number of it is too long"
                            : "the body is not JSON: line " + place.getLineNr() + ", column " + place.getColumnNr());
        } catch (IOException broken) {
            throw new Refused(ProblemType.MALFORMED, "the body could not be read");
        }
    }

    /** Takes the author fields out, wherever they stand, and names them. */
    public List<String> dropAuthorFields() {
        List<String> dropped = new ArrayList<>();
        drop(json, "", dropped);
        return List.copyOf(dropped);
    }

    private static void drop(JsonNode node, String path, List<String> dropped) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (AUTHOR_FIELDS.contains(name)) {
                    object.remove(name);
                    dropped.add(path + name);
                } else {
                    drop(object.get(name), path + name + ".", dropped);
                }
            }
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            drop(node.get(i), path.isEmpty() ? "" : path.substring(0, path.length() - 1) + "[" + i + "].", dropped);
        }
    }

    /** Lower-case hex of SHA-256: what a repeated request with the same key must be the same in. */
    public String fingerprint(String method, String path) {
        return Sha256.hex((method + " " + path + "\n" + canonical()).getBytes(StandardCharsets.UTF_8));
    }

    /** The same for the same content, in whichever order its fields stand. */
    String canonical() {
        StringBuilder text = new StringBuilder();
        write(json, text);
        return text.toString();
    }

    static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            text.append('{');
            fields.forEach((name, value) -> {
                text.append(TextNode.valueOf(name)).append(':');
                write(value, text);
                text.append(',');
            });
            text.append('}');
            return;
        }
        if (node.isArray()) {
            text.append('[');
            node.forEach(item -> {
                write(item, text);
                text.append(',');
            });
            text.append(']');
            return;
        }
        text.append(node);
    }
}
