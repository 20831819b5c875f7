package org.sise.kafka;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.sise.config.Clocks;
import org.sise.core.incident.Incident;
import org.sise.store.Entry;

/** Where each incident stood when its entry was written. What is not remembered is read from the log again. */
final class Stories {
    private static final int REMEMBERED = 2000;
    /** Entries read ahead at most; what does not fit is read when its turn comes. */
    private static final int AHEAD = 2_000;

    private final Outbox log;
    private Map<UUID, List<Outbox.Pending>> ahead = Map.of();
    private final Map<UUID, Story> stories = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Story> eldest) {
            return size() > REMEMBERED;
        }
    };

    private static final class Story {
        private int number;
        private Incident incident = Incident.NONE;
        private final Map<String, Integer> lastTold = new HashMap<>();

        void tell(Entry entry) {
            if (entry.number() != number + 1) {
                throw new IllegalStateException(
                        "entry " + (number + 1) + " of " + entry.incident() + " is missing before " + entry.number());
            }
            incident = incident.evolve(entry.event());
            entry.audience().forEach(unit -> lastTold.put(unit, entry.number()));
            number = entry.number();
        }
    }

    Stories(Outbox log) {
        this.log = log;
    }

    /** Reads at once what is not remembered of the incidents of a round. */
    void prepare(List<Outbox.Pending> round) throws SQLException {
        Map<UUID, Outbox.Span> first = new LinkedHashMap<>();
        round.forEach(row -> first.putIfAbsent(row.incident(), lacking(row)));
        List<Outbox.Span> wanted = new ArrayList<>();
        int room = AHEAD;
        for (Outbox.Span span : first.values()) {
            if (span.size() > 0 && span.size() <= room) {
                room -= span.size();
                wanted.add(span);
            }
        }
        ahead = new HashMap<>(log.histories(wanted));
    }

    /** What comes before an entry and is not remembered. */
    private Outbox.Span lacking(Outbox.Pending row) {
        Story known = stories.get(row.incident());
        boolean useful = known != null && known.number < row.number(); // else a repeat, told from the beginning
        return new Outbox.Span(row.incident(), useful ? known.number + 1 : 1, row.number());
    }

    /** What the entry says, and to whom: the centre unless it is a drill, and each unit of the audience with a topic. */
    List<Message> messages(Entry entry, Set<String> unitsWithTopic) throws SQLException {
        Story story = before(entry);
        Set<String> told = new TreeSet<>(entry.audience());
        told.retainAll(unitsWithTopic);
        Map<String, Integer> previous = new HashMap<>();
        told.forEach(unit -> previous.put(unit, story.lastTold.getOrDefault(unit, 0)));
        story.tell(entry);

        List<Message> messages = new ArrayList<>();
        if (story.incident.report().clock().equals(Clocks.REAL)) {
            messages.add(Messages.forCentre(entry, story.incident));
        }
        told.forEach(unit -> messages.add(Messages.forUnit(entry, story.incident, unit, previous.get(unit))));
        return messages;
    }

    private Story before(Entry entry) throws SQLException {
        Story story = stories.computeIfAbsent(entry.incident(), id -> new Story());
        if (story.number >= entry.number()) { // a repeat
            story = new Story();
            stories.put(entry.incident(), story);
        }
        if (story.number + 1 < entry.number()) {
            for (Entry earlier : between(story, entry)) {
                story.tell(earlier);
            }
        }
        return story;
    }

    private List<Entry> between(Story story, Entry entry) throws SQLException {
        List<Outbox.Pending> prepared = Objects.requireNonNullElse(ahead.remove(entry.incident()), List.of());
        Outbox.Span span = new Outbox.Span(entry.incident(), story.number + 1, entry.number());
        boolean fits = prepared.size() == span.size() && prepared.getFirst().number() == span.from();
        return fits ? prepared.stream().map(Outbox.Pending::entry).toList() : log.history(span);
    }
}
