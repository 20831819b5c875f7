package org.sise.store;

import static java.util.Arrays.asList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Text;

/** An incident's own row: whole at its report, afterwards only what can change; its words stay as they came. */
record IncidentValues(UUID id, Incident incident, List<Entry> entries) {
    private static final String CHANGES =
            "version int,hash text,level text,provisional boolean,phase text,owner text,lead text,statutory_class text,"
                    + "plan text,reads bigint,known_at timestamptz,received_at timestamptz,next_due timestamptz,"
                    + "overdue boolean";

    /** In the order of {@link #toInsert}. */
    static final Given WHOLE = Given.of(
            CHANGES
                    + ",id uuid,number text,clock text,theme text,area text,standard text,restricted boolean,"
                    + "reported_at timestamptz,completed_at timestamptz,closed_at timestamptz,title text,summary text,grams text[]");

    /** In the order of {@link #toUpdate}. */
    static final Given CHANGED = Given.of(CHANGES + ",completed_at timestamptz,closed_at timestamptz,id uuid");

    static final String INSERT =
            "insert into incident (" + WHOLE.names() + ") select " + WHOLE.names() + " from " + WHOLE.table();

    /** The row stays the same one, so that a command that waits for its lock still finds it. */
    static final String REPLACE = INSERT + " on conflict (id) do update set " + set(WHOLE, "excluded");

    /** Of any number of incidents. */
    static final String UPDATE = "update incident set " + set(Given.of(CHANGES), "given")
            + ", completed_at = coalesce(incident.completed_at, given.completed_at)"
            + ", closed_at = coalesce(incident.closed_at, given.closed_at) from " + CHANGED.table()
            + " where incident.id = given.id";

    private static String set(Given columns, String from) {
        return columns.columns().stream()
                .map(Given.Column::name)
                .filter(name -> !name.equals("id"))
                .map(name -> name + " = " + from + "." + name)
                .collect(Collectors.joining(", "));
    }

    /** @param bodies of texts by their hash; {@code null} for one that was purged */
    List<@Nullable Object> toInsert(Function<String, @Nullable String> bodies) {
        Event.Reported report = incident.report();
        String title = body(report.title(), bodies);
        String summary = body(report.summary(), bodies);
        List<@Nullable Object> values = changing();
        values.addAll(asList(id, report.number(), report.clock(), report.theme(), report.areaCode()));
        values.addAll(asList(report.standard(), report.restricted(), report.at()));
        values.addAll(asList(at(Event.Completed.class), at(Event.Closed.class)));
        values.addAll(asList(title, summary, Grams.of(title + "\n" + summary)));
        return values;
    }

    /** Of its words; none where they were purged. */
    List<List<@Nullable Object>> likeness(Function<String, @Nullable String> bodies) {
        Event.Reported report = incident.report();
        String words = body(report.title(), bodies) + "\n" + body(report.summary(), bodies);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Likeness.bands(report.clock(), Grams.pairs(words)).forEach(band -> rows.add(asList(band, report.at())));
        return rows;
    }

    /** In the order of {@link #CHANGED}. */
    List<@Nullable Object> toUpdate() {
        List<@Nullable Object> values = changing();
        values.addAll(asList(at(Event.Completed.class), at(Event.Closed.class), id));
        return values;
    }

    private List<@Nullable Object> changing() {
        Entry last = entries.getLast();
        return new ArrayList<>(asList(
                last.number(),
                last.hash(),
                incident.level(),
                incident.grading().provisional(),
                incident.phase(),
                incident.assignment().owner(),
                incident.assignment().lead(),
                incident.situation().statutoryClass(),
                incident.plan(),
                incident.situation().reads(),
                incident.times().known(),
                incident.times().received(),
                nextDue(),
                isOverdue(incident)));
    }

    static boolean isOverdue(Incident incident) {
        return incident.limits().values().stream().anyMatch(limit -> limit.isRunning() && limit.missed());
    }

    private @Nullable Instant nextDue() {
        return incident.limits().values().stream()
                .filter(limit -> limit.isRunning() && limit.isOwed())
                .map(Limit::due)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private @Nullable Instant at(Class<? extends Event> type) {
        return entries.stream()
                .filter(entry -> type.isInstance(entry.event()))
                .map(Entry::at)
                .findFirst()
                .orElse(null);
    }

    private static String body(Text text, Function<String, @Nullable String> bodies) {
        String body = bodies.apply(text.hash());
        return body == null ? "" : body;
    }
}
