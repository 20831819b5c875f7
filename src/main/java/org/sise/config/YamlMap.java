package org.sise.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping of a YAML file, read strictly: a key that is unknown, double or missing is refused. */
record YamlMap(YamlValue self, Map<String, YamlValue> entries) {

    /** The root of a file. */
    static YamlValue parse(String file, Reader text) {
        return new YamlValue(file, "", YamlNode.read(file, text));
    }

    /** The root of a file on the class path. */
    static YamlValue resource(String name) {
        InputStream found = YamlMap.class.getClassLoader().getResourceAsStream(name);
        if (found == null) {
            throw new InvalidDocument(name, "1:1", "there is no such file");
        }
        try (Reader text = new InputStreamReader(found, StandardCharsets.UTF_8)) {
            return parse(name, text);
        } catch (IOException e) {
            throw new InvalidDocument(name, "1:1", "cannot be read: " + e.getMessage());
        }
    }

    /** No allowed keys: any key goes. */
    static YamlMap of(YamlValue value, String... allowed) {
        if (!(value.node() instanceof YamlNode.Mapping mapping)) {
            throw value.refuse("needs keys and values");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> {
            if (allowed.length > 0 && !List.of(allowed).contains(name)) {
                throw value.refuseAt(entry.at(), "unknown key '" + name + "', known are " + List.of(allowed));
            }
            entries.put(name, new YamlValue(value.file(), join(value.path(), name), entry.value()));
        });
        return new YamlMap(value, entries);
    }

    YamlValue need(String key) {
        return maybe(key).orElseThrow(() -> self.refuse("'" + key + "' is missing"));
    }

    Optional<YamlValue> maybe(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    boolean yes(String key) {
        return maybe(key).map(YamlValue::yes).orElse(false);
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
