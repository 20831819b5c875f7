package org.sise.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.store.Figures.Promise;

/** What an incident counts for in the overview: one narrow row, so that many are counted in no time. */
final class FigureValues {
    private static final String OWN =
            "clock text,reported_at timestamptz,level text,theme text,lead text,units text[],answered_in int";

    /** A promise's limits by how they ended, each a column such as {@code signed_kept}; one that was dropped counts nowhere. */
    enum Outcome {
        KEPT,
        MISSED,
        RUNNING;

        static @Nullable Outcome of(Limit limit) {
            if (limit.missed()) {
                return MISSED;
            }
            return switch (limit.state()) {
                case MET -> KEPT;
                case RUNNING -> RUNNING;
                case DROPPED -> null;
            };
        }

        String of(Promise promise) {
            return Values.name(promise) + "_" + Values.name(this);
        }
    }

    private FigureValues() {}

    /** As {@code signed_kept}, and so on for each promise. */
    static List<String> counts() {
        return Arrays.stream(Promise.values())
                .flatMap(promise -> Arrays.stream(Outcome.values()).map(outcome -> outcome.of(promise)))
                .toList();
    }

    /** With their types, in the order of {@link #of}. */
    static String columns() {
        return Stream.concat(Stream.of(OWN), counts().stream().map(count -> count + " smallint"))
                .collect(Collectors.joining(","));
    }

    static List<@Nullable Object> of(Incident incident) {
        Event.Reported report = incident.report();
        String lead = incident.assignment().lead();
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                report.clock(),
                report.at(),
                incident.level(),
                report.theme(),
                lead == null ? "" : lead,
                units(incident),
                answeredIn(incident)));
        for (Promise promise : Promise.values()) {
            for (Outcome outcome : Outcome.values()) {
                values.add(count(incident, promise, outcome));
            }
        }
        return values;
    }

    /** Those with a part in it: whose promises were kept is none of a copy's business. */
    private static List<String> units(Incident incident) {
        return incident.circle().keySet().stream()
                .filter(unit -> !incident.isCopy(unit))
                .sorted()
                .toList();
    }

    private static @Nullable Integer answeredIn(Incident incident) {
        return incident.limits().values().stream()
                .filter(limit -> Promise.ANSWER_HARD.isOf(limit) && limit.state() == Limit.State.MET)
                .map(FigureValues::seconds)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer seconds(Limit limit) {
        Instant ended = limit.endedAt();
        return ended == null
                ? null
                : (int) Duration.between(limit.start(), ended).toSeconds();
    }

    private static int count(Incident incident, Promise promise, Outcome outcome) {
        return (int) incident.limits().values().stream()
                .filter(limit -> promise.isOf(limit) && Outcome.of(limit) == outcome)
                .count();
    }
}
