package org.sise.store;

import static java.util.Arrays.asList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Deed;
import org.sise.core.incident.Dues;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Step;

/** What differs between the rows of an incident before a decision and after it. */
record ChangedRows(Incident before, Incident after, List<Entry> entries) {

    List<List<@Nullable Object>> steps() {
        return after.steps().values().stream()
                .filter(step -> !row(after, step).equals(rowBefore(step)))
                .map(step -> row(after, step))
                .toList();
    }

    private @Nullable List<@Nullable Object> rowBefore(Step step) {
        Step earlier = before.steps().get(step.id());
        return earlier == null ? null : row(before, earlier);
    }

    private static List<@Nullable Object> row(Incident incident, Step step) {
        Deed deed = step.deed();
        return asList(
                step.id().toString(),
                step.id().key(),
                step.id().unit(),
                step.kind(),
                step.stage(),
                step.line(),
                step.role(),
                step.state(),
                step.lapsed(),
                step.openedAt(),
                step.endedAt(),
                deed == null ? null : deed.doneAt(),
                step.isOpen() ? Dues.of(incident, step).orElse(null) : null);
    }

    List<List<@Nullable Object>> limits() {
        return after.limits().values().stream()
                .filter(limit -> !limit.equals(before.limits().get(limit.id())))
                .map(this::row)
                .toList();
    }

    private List<@Nullable Object> row(Limit limit) {
        return asList(
                limit.id(),
                after.report().clock(),
                limit.kind(),
                limit.unit(),
                limit.start(),
                limit.due(),
                limit.wake(),
                limit.state(),
                limit.missed(),
                limit.endedAt());
    }

    private record Member(
            Event.Capacity as, int joined, @Nullable Integer left) {}

    /** Who joined or left; everyone, when that changes which lists of theirs the incident is in. */
    List<List<@Nullable Object>> members() {
        Map<String, Member> members = new LinkedHashMap<>();
        if (before.version() > 0 && !listed(before).equals(listed(after))) {
            after.circle().forEach((unit, as) -> members.put(unit, new Member(as, after.version(), null)));
        }
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.UnitJoined joined) {
                members.put(joined.unit(), new Member(joined.as(), first(members, joined.unit(), entry), null));
            }
            if (entry.event() instanceof Event.UnitLeft left) {
                Member known = members.get(left.unit());
                Event.Capacity as = known == null ? before.circle().get(left.unit()) : known.as();
                members.put(left.unit(), new Member(as, first(members, left.unit(), entry), entry.number()));
            }
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        members.forEach((unit, member) -> rows.add(row(unit, member)));
        return rows;
    }

    /** Only counts for a new row. */
    private static int first(Map<String, Member> members, String unit, Entry entry) {
        Member known = members.get(unit);
        return known == null ? entry.number() : Math.min(known.joined(), entry.number());
    }

    private List<@Nullable Object> row(String unit, Member member) {
        Event.Reported report = after.report();
        List<@Nullable Object> row =
                new ArrayList<>(asList(unit, member.as(), member.joined(), member.left(), report.at(), report.clock()));
        row.addAll(listed(after));
        return row;
    }

    /** What lists are narrowed by: level, theme, phase, whether overdue. */
    private static List<Object> listed(Incident incident) {
        return List.of(
                incident.level(), incident.report().theme(), incident.phase(), IncidentValues.isOverdue(incident));
    }

    /** One for every entry that changed the situation or the grade. */
    List<List<@Nullable Object>> situations() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Incident earlier = before;
        for (Entry entry : entries) {
            Incident later = earlier.evolve(entry.event());
            if (!later.situation().equals(earlier.situation()) || isRegraded(earlier, later)) {
                rows.add(asList(
                        entry.number(),
                        entry.at(),
                        later.report().standard(),
                        later.level(),
                        !later.grading().provisional(),
                        Situations.json(later.situation())));
            }
            earlier = later;
        }
        return rows;
    }

    /** The incident's one, when it counts for something else. */
    List<List<@Nullable Object>> figures() {
        List<@Nullable Object> figure = FigureValues.of(after);
        boolean same = before.version() > 0 && figure.equals(FigureValues.of(before));
        return same ? List.of() : List.of(figure);
    }

    private static boolean isRegraded(Incident earlier, Incident later) {
        return later.level() != earlier.level()
                || later.grading().provisional() != earlier.grading().provisional();
    }
}
