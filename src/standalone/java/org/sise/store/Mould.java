package org.sise.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Text;

/**
 * What was decided on one incident, to be written for others as well: moved in time, with a number and words of their
 * own, and so with hashes and a chain of their own. What it writes is what the service would have written.
 */
public final class Mould {
    private static final List<String> COLUMNS =
            IncidentValues.WHOLE.columns().stream().map(Given.Column::name).toList();

    private final Event.Reported report;
    private final List<Entry> log;
    private final List<Payload> payloads;
    /** By hash; a reason, say, stands in what was settled and in what closed by it. */
    private final Map<String, Typed> texts = new LinkedHashMap<>();

    private final List<Place> places = new ArrayList<>();

    private final IncidentValues values;
    private final List<@Nullable Object> row;
    /** Of steps, limits, members, situations and figures. */
    private final List<List<List<@Nullable Object>>> rows;

    private record Typed(String field, String body) {}

    private record Place(int number, String field, String hash) {}

    /** What one command brought about, and the texts that came with it. */
    public record Decided(List<Entry> entries, Texts texts) {}

    /**
     * Another incident.
     *
     * @param later by how much everything in it is later; whole weeks, so that working days stay what they are
     * @param words for a field, such as {@code outcome.facts}, and what the first one says in it
     */
    public record Cast(UUID id, String number, Duration later, BinaryOperator<String> words) {}

    public Mould(UUID id, Incident incident, List<Decided> decisions) {
        report = incident.report();
        log = decisions.stream().flatMap(decided -> decided.entries().stream()).toList();
        for (Decided decided : decisions) {
            for (Appending.Typed typed : new Appending(decided.entries(), decided.texts()).typed()) {
                texts.putIfAbsent(
                        typed.hash(), new Typed(typed.field(), typed.kept().body()));
                places.add(new Place(typed.number(), typed.field(), typed.hash()));
            }
        }
        payloads = log.stream()
                .map(entry -> new Payload(entry.payload(), report.number(), texts))
                .toList();
        values = new IncidentValues(id, incident, log);
        row = values.toInsert(hash -> texts.get(hash).body());
        ChangedRows changes = new ChangedRows(Incident.NONE, incident, log);
        rows = List.of(changes.steps(), changes.limits(), changes.members(), changes.situations(), changes.figures());
    }

    public Instant begun() {
        return report.at();
    }

    public Instant ended() {
        return log.getLast().at();
    }

    void pour(Cast cast, Histories tables) {
        Map<String, Texts.Kept> words = words(cast);
        Map<String, Text> instead = new HashMap<>();
        words.forEach((hash, kept) ->
                instead.put(hash, new Text(kept.hash(), kept.body().length())));
        for (Place place : places) {
            Texts.Kept kept = words.get(place.hash());
            List<Object> columns = List.of(
                    place.number(), place.field(), instead.get(place.hash()).hash(), kept.salt(), kept.body());
            tables.contents().row(cast.id(), columns);
        }
        String last = entries(cast, new Payload.Instead(cast.number(), cast.later(), instead), tables.entries());
        tables.incidents().row(row(cast, last, words));
        likeness(cast, words).forEach(one -> tables.likeness().row(cast.id(), one));
        for (int table = 0; table < rows.size(); table++) {
            CopyText into = tables.rows().get(table);
            rows.get(table).forEach(one -> into.row(cast.id(), moved(one, cast.later())));
        }
    }

    private Map<String, Texts.Kept> words(Cast cast) {
        Map<String, Texts.Kept> words = new HashMap<>();
        Texts kept = new Texts();
        texts.forEach((hash, typed) -> {
            Text text = kept.keep(cast.words().apply(typed.field(), typed.body()));
            words.put(hash, kept.kept().get(text.hash()));
        });
        return words;
    }

    /** The hash of the last one. */
    private String entries(Cast cast, Payload.Instead instead, CopyText into) {
        String hash = Chain.START;
        for (int i = 0; i < log.size(); i++) {
            Stored stored = stored(cast, log.get(i), payloads.get(i).with(instead), hash);
            hash = stored.hash();
            into.row(cast.id(), columns(stored));
        }
        return hash;
    }

    private static Stored stored(Cast cast, Entry entry, String payload, String previous) {
        return new Stored(
                        cast.id(),
                        entry.number(),
                        entry.type(),
                        entry.version(),
                        entry.at().plus(cast.later()),
                        entry.person(),
                        entry.unit(),
                        Appending.capacity(entry),
                        entry.audience(),
                        payload,
                        previous,
                        "")
                .hashed();
    }

    private static List<Object> columns(Stored stored) {
        return List.of(
                stored.number(),
                stored.type(),
                stored.version(),
                stored.at(),
                stored.person(),
                stored.unit(),
                stored.capacity(),
                stored.audience().stream().sorted().toList(),
                stored.payload(),
                stored.previousHash(),
                stored.hash(),
                Chain.ALGORITHM);
    }

    /** Of its own words, and of its own time. */
    private List<List<@Nullable Object>> likeness(Cast cast, Map<String, Texts.Kept> words) {
        return values.likeness(hash -> words.get(hash).body()).stream()
                .map(one -> moved(one, cast.later()))
                .toList();
    }

    private List<@Nullable Object> row(Cast cast, String hash, Map<String, Texts.Kept> words) {
        String title = words.get(report.title().hash()).body();
        String summary = words.get(report.summary().hash()).body();
        Map<String, Object> own = Map.of(
                "id",
                cast.id(),
                "number",
                cast.number(),
                "hash",
                hash,
                "title",
                title,
                "summary",
                summary,
                "grams",
                Grams.of(title + "\n" + summary));
        List<@Nullable Object> values = moved(row, cast.later());
        for (int column = 0; column < values.size(); column++) {
            values.set(column, own.getOrDefault(COLUMNS.get(column), values.get(column)));
        }
        return values;
    }

    private static List<@Nullable Object> moved(List<@Nullable Object> row, Duration later) {
        List<@Nullable Object> moved = new ArrayList<>(row);
        moved.replaceAll(value -> value instanceof Instant time ? time.plus(later) : value);
        return moved;
    }
}
