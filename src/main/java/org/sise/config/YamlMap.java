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
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** A mapping of a YAML file, read strictly: a key that is unknown, double or missing is refused. */
record YamlMap(YamlValue self, Map<String, YamlValue> entries) {

    /** The root of a file; the nodes are read, not objects, because only they know line and column. */
    static YamlValue parse(String file, Reader text) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(text);
            if (root == null) {
                throw new InvalidDocument(file, "1:1", "the file is empty");
            }
            return new YamlValue(file, "", root);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new InvalidDocument(
                    file, (mark.getLine() + 1) + ":" + (mark.getColumn() + 1), "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidDocument(file, "1:1", "not YAML: " + e.getMessage());
        }
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
        if (!(value.node() instanceof MappingNode mapping)) {
            throw value.refuse("needs keys and values");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (var tuple : mapping.getValue()) {
            YamlValue key = new YamlValue(value.file(), value.path(), tuple.getKeyNode());
            String name = key.text();
            if (allowed.length > 0 && !List.of(allowed).contains(name)) {
                throw key.refuse("unknown key '" + name + "', known are " + List.of(allowed));
            }
            if (entries.put(name, new YamlValue(value.file(), join(value.path(), name), tuple.getValueNode()))
                    != null) {
                throw key.refuse("key '" + name + "' stands here twice");
            }
        }
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
