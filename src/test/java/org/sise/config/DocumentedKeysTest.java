package org.sise.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operator finds every key of ours, and none that is gone, in docs/operations.md. */
class DocumentedKeysTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern SINGLE = Pattern.compile("\"(?:\\$\\{)?(sise\\.[a-z.-]+)(?:}|\")");
    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(sise\\.[a-z.-]+)`", Pattern.MULTILINE);

    @Test
    void every_key_is_documented_and_every_documented_key_exists() throws Exception {
        Set<String> documented = new TreeSet<>();
        Matcher row = DOCUMENTED.matcher(Files.readString(Path.of("docs/operations.md")));
        while (row.find()) {
            documented.add(row.group(1));
        }

        assertThat(documented).containsExactlyInAnyOrderElementsOf(keys());
    }

    private static Set<String> keys() throws IOException, ClassNotFoundException {
        Set<String> keys = new TreeSet<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            if (text.contains("@ConfigMapping(")) {
                mapped(type(source), keys);
            }
            text.lines()
                    .filter(line -> line.contains("@ConfigProperty(") || line.contains("@Scheduled("))
                    .map(SINGLE::matcher)
                    .filter(Matcher::find)
                    .forEach(found -> keys.add(found.group(1)));
        }
        return keys;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Class<?> type(Path source) throws ClassNotFoundException {
        String name = SOURCES.relativize(source).toString();
        return Class.forName(name.substring(0, name.length() - ".java".length()).replace('/', '.'));
    }

    private static void mapped(Class<?> mapping, Set<String> keys) {
        collect(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, keys);
    }

    private static void collect(String prefix, Class<?> mapping, Set<String> keys) {
        for (Method method : mapping.getDeclaredMethods()) {
            String key = prefix + "." + kebab(method.getName());
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getName().startsWith("org.sise.")) {
                collect(key, method.getReturnType(), keys);
            } else {
                keys.add(key);
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }
}
