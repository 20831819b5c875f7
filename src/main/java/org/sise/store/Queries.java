package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sise.core.incident.Audience;
import org.sise.core.incident.Event;
import org.sise.core.plan.Role;

/** What lists, inboxes and timelines read. Nothing here has an OFFSET or counts without an end. */
@ApplicationScoped
public class Queries {
    private static final List<String> OF_THE_CENTRE = EventCodec.types(Audience.OF_THE_CENTRE);

    private final AgroalDataSource source;
    private final EventCodec codec = new EventCodec();

    Queries(AgroalDataSource source) {
        this.source = source;
    }

    /** Incidents that the viewer may see, newest first. */
    public Page<IncidentItem> incidents(Viewer viewer, IncidentFilter filter) {
        return Page.of(
                shown(find(new IncidentSearch(viewer, filter)), viewer),
                filter.limit(),
                item -> new Cursor(item.reportedAt(), item.id()).toString());
    }

    /** Those of the numbers that the viewer may see, of whichever clock; the one that was reported first, first. */
    public List<IncidentItem> numbered(Viewer viewer, Collection<String> numbers) {
        Sql sql = new Sql().add("select " + IncidentItem.COLUMNS + " from incident i where i.number = any(?)", numbers);
        if (!viewer.all()) {
            sql.add(
                    " and exists (select 1 from incident_unit u where u.incident = i.id and u.left_at is null"
                            + " and u.unit = any(?))",
                    viewer.units());
        }
        return shown(sql.add(" order by i.reported_at, i.id").list(source, IncidentItem::of), viewer);
    }

    private List<IncidentItem> shown(List<IncidentItem> found, Viewer viewer) {
        Copies copies = Copies.of(found.stream().map(IncidentItem::id).toList(), viewer, source);
        return found.stream().map(copies::shown).toList();
    }

    private List<IncidentItem> find(IncidentSearch search) {
        String q = search.filter().q();
        if (q == null || search.isNumber()) {
            return search.list().list(source, IncidentItem::of);
        }
        if (search.words().isEmpty()) {
            return List.of();
        }
        List<IncidentItem> newest = search.walk().list(source, IncidentItem::of);
        boolean full = newest.size() > search.filter().limit();
        if (full) {
            return newest;
        }
        if (search.isNearlyFull(newest.size())) {
            return search.list().list(source, IncidentItem::of);
        }
        List<IncidentSearch.Found> found = search.lookup().list(source, IncidentSearch.Found::of);
        return found.getFirst().isOfMany()
                ? search.list().list(source, IncidentItem::of)
                : found.stream().flatMap(row -> Stream.ofNullable(row.item())).toList();
    }

    /**
     * Open steps of the unit in a clock that fall to one of the roles, most urgent first, those without a limit last; at
     * most {@code limit}.
     */
    public List<InboxItem> inbox(String unit, Set<Role> roles, String clock, int limit) {
        return inboxOf(unit, roles, clock, limit).list(source, InboxItem::of);
    }

    static Sql inboxOf(String unit, Set<Role> roles, String clock, int limit) {
        return new Sql()
                .add("select s.incident, i.number, i.level, i.provisional, i.title, i.restricted, s.id as step, s.kind,"
                        + " s.role, s.lapsed, s.opened_at, s.due from step s join incident i on i.id = s.incident")
                .add(" where s.unit = ? and s.state = 'open' and i.clock = ?", unit, clock)
                .add(" and s.role = any(?)", roles.stream().map(Values::name).toList())
                .add(" order by s.due nulls last, s.opened_at limit ?", limit);
    }

    /** Whether an incident was closed because another has its matter. */
    public boolean isDuplicate(UUID incident) {
        return !new Sql()
                .add("select 1 from entry where incident = ? and type = 'closed'", incident)
                .add(" and payload::jsonb ->> 'ending' = ?", Values.name(Event.Ending.DUPLICATE))
                .list(source, row -> true)
                .isEmpty();
    }

    /** Entries that the viewer may see, oldest first; the next page is {@code after} the last number. */
    public List<Entry> timeline(UUID incident, Viewer viewer, int after, int limit) {
        Sql sql = new Sql()
                .add("select " + Stored.COLUMNS + " from entry where incident = ? and number > ?", incident, after);
        return seenBy(sql, incident, viewer)
                .add(" order by number limit ?", limit)
                .list(source, row -> {
                    Stored stored = Stored.read(row);
                    return stored.entry(codec.decode(stored.type(), stored.version(), stored.payload()));
                });
    }

    /** What was for the viewer when it was written, and the file that was opened to it, but for what stays with the centre. */
    private static Sql seenBy(Sql sql, UUID incident, Viewer viewer) {
        return viewer.all()
                ? sql
                : sql.add(
                        " and (audience && ? or type <> all(?) and number < (select max(s.number) from entry s where s.incident = ?"
                                + " and s.type = 'shared' and s.payload::jsonb ->> 'unit' = any(?)))",
                        viewer.units(),
                        OF_THE_CENTRE,
                        incident,
                        viewer.units());
    }
}
