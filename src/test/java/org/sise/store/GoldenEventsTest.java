package org.sise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Event;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Subject;
import org.sise.core.incident.Text;
import org.sise.store.EventCodec.Known;
import org.sise.store.EventCodec.Upcaster;

/**
 * What stands in a log once is read by every later release, and still written alike. A file that differs means a new
 * version of its type and an upcaster, never a new file; {@code -Dsise.golden=write} adds what is missing and no more.
 */
class GoldenEventsTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/events");

    private final EventCodec codec = new EventCodec();

    @BeforeAll
    static void write() throws IOException {
        if ("write".equals(System.getProperty("sise.golden"))) {
            add(named());
        }
    }

    @Test
    void every_event_is_written_as_its_golden_file_says() throws IOException {
        for (Map.Entry<String, Event> event : named().entrySet()) {
            Path file = FOLDER.resolve(event.getKey());
            assertThat(file)
                    .as("a new event; write it with -Dsise.golden=write")
                    .exists();
            assertThat(codec.encode(event.getValue()))
                    .as("%s has changed its meaning: that needs a new version and an upcaster", file)
                    .isEqualTo(Files.readString(file).strip());
        }
    }

    @Test
    void every_golden_file_is_still_read() throws IOException {
        for (Path file : files()) {
            String[] name = file.getFileName().toString().split("-");
            String payload = Files.readString(file).strip();

            Event event = codec.decode(name[0], Integer.parseInt(name[1]), payload);

            assertThat(EventCodec.type(event)).isEqualTo(name[0]);
        }
    }

    @Test
    void every_type_of_event_has_a_golden_file() throws IOException {
        Set<Class<?>> types = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
        for (Path file : files()) {
            String[] name = file.getFileName().toString().split("-");
            types.add(codec.decode(name[0], Integer.parseInt(name[1]), Files.readString(file))
                    .getClass());
        }

        assertThat(types).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @Test
    void an_older_version_is_read_by_way_of_its_upcasters() {
        EventCodec later = new EventCodec(
                List.of(new Known("noted", 3, Event.Noted.class)),
                List.of(
                        new Upcaster("noted", 1, old -> {
                            old.set("remark", old.remove("words"));
                            return old;
                        }),
                        new Upcaster("noted", 2, old -> {
                            old.set("text", old.remove("remark"));
                            return old;
                        })));
        Event.Noted expected = new Event.Noted(new Text("ab", 2), Instant.parse("2026-09-07T01:00:00Z"));
        String payload = "{\"%s\":{\"hash\":\"ab\",\"length\":2},\"at\":\"2026-09-07T01:00:00Z\"}";

        assertThat(later.decode("noted", 1, payload.formatted("words"))).isEqualTo(expected);
        assertThat(later.decode("noted", 2, payload.formatted("remark"))).isEqualTo(expected);
        assertThat(later.decode("noted", 3, payload.formatted("text"))).isEqualTo(expected);
        assertThatThrownBy(() -> later.decode("noted", 4, payload)).hasMessageContaining("noted version 4");
        assertThatThrownBy(() -> later.decode("noted", 0, payload)).hasMessageContaining("noted version 0");
    }

    private static void add(Map<String, Event> events) throws IOException {
        EventCodec codec = new EventCodec();
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, Event> event : events.entrySet()) {
            Path file = FOLDER.resolve(event.getKey());
            if (!Files.exists(file)) {
                Files.writeString(file, codec.encode(event.getValue()) + "\n");
            }
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    /** By type, version and what tells the samples of one type apart; stable when other types are added. */
    private static Map<String, Event> named() {
        Map<String, List<Event>> byKind = Samples.events()
                .collect(Collectors.groupingBy(GoldenEventsTest::kind, TreeMap::new, Collectors.toList()));
        Map<String, Event> named = new TreeMap<>();
        byKind.forEach((kind, events) -> {
            for (int i = 0; i < events.size(); i++) {
                named.put(kind + "-" + (i + 1) + ".json", events.get(i));
            }
        });
        return named;
    }

    private static String kind(Event event) {
        String name = EventCodec.type(event) + "-" + EventCodec.version(event);
        return switch (event) {
            case Event.StepSettled(var step, Outcome outcome, var deed, var at) -> name + "-" + simple(outcome);
            case Event.StepOpened e when e.subject() instanceof Subject subject -> name + "-" + simple(subject);
            case Event other -> name;
        };
    }

    private static String simple(Object value) {
        return value.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
