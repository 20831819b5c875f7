package org.sise.store;

import static java.util.Arrays.asList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Text;

/** An incident's own row: whole at its report, afterwards only what can change; its words stay as they came. */
record IncidentValues(UUID id, Incident incident, List<Entry> entries) {
    private static final List<RowTable.Column> CHANGES = RowTable.columns(
            "version int,hash text,level text,provisional boolean,phase text,owner text,lead text,statutory_class text,"
                    + "plan text,reads bigint,known_at timestamptz,received_at timestamptz,next_due timestamptz,"
                    + "overdue boolean");

    private static final List<String> CHANGING =
            CHANGES.stream().map(RowTable.Column::name).toList();

    private static final List<String> FIXED = List.of(
            "number",
            "clock",
            "theme",
            "area",
            "standard",
            "restricted",
            "reported_at",
            "completed_at",
            "closed_at",
            "title",
            "summary",
            "grams");

    /** In the order of {@link #toInsert}. */
    static final String COLUMNS = String.join(", ", CHANGING) + ", id, " + String.join(", ", FIXED);

    static final String INSERT =
            "insert into incident (" + COLUMNS + ") values (" + "?, ".repeat(CHANGING.size() + FIXED.size()) + "?)";

    /** The row stays the same one, so that a command that waits for its lock still finds it. */
    static final String REPLACE = INSERT + " on conflict (id) do update set "
            + Stream.concat(CHANGING.stream(), FIXED.stream())
                    .map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", "));

    /** Of any number of incidents: one array per column. */
    static final List<RowTable.Column> UPDATED = Stream.concat(
                    CHANGES.stream(),
                    RowTable.columns("completed_at timestamptz,closed_at timestamptz,id uuid").stream())
            .toList();

    static final String UPDATE = "update incident set "
            + CHANGES.stream()
                    .map(column -> column.name() + " = " + column.given())
                    .collect(Collectors.joining(", "))
            + ", completed_at = coalesce(incident.completed_at, given.completed_at::timestamptz)"
            + ", closed_at = coalesce(incident.closed_at, given.closed_at::timestamptz) from unnest("
            + UPDATED.stream().map(column -> "?::" + column.wire() + "[]").collect(Collectors.joining(", "))
            + ") as given ("
            + UPDATED.stream().map(RowTable.Column::name).collect(Collectors.joining(", "))
            + ") where incident.id = given.id";

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
        Likeness.bands(report.clock(), Likeness.pairs(words)).forEach(band -> rows.add(asList(band, report.at())));
        return rows;
    }

    /** In the order of {@link #UPDATED}. */
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
