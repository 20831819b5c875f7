package org.sise.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Timeline;
import org.sise.core.grading.Situation;
import org.sise.core.incident.Event;
import org.sise.store.Entry;

/** The counts as each report told them, oldest first. */
public record Curve(List<Point> points) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Totals for 24 h at that moment; absent where unknown. */
    public record Point(
            Instant at,
            @Nullable Long reads,
            @Nullable Long interactions,
            @Nullable Long platforms) {}

    static Curve of(Timeline.Reading reading) {
        List<Point> points = new ArrayList<>();
        for (Entry entry : reading.entries()) {
            point(entry).ifPresent(points::add);
        }
        return new Curve(List.copyOf(points));
    }

    /** One point is no curve, and nothing known is none. */
    public boolean isWorthDrawing() {
        return points.stream()
                        .filter(point -> point.reads != null || point.interactions != null)
                        .count()
                > 1;
    }

    /** For the page's script: {@code {times: [...], series: [{name, values: [...]}]}}. */
    public String json() {
        ObjectNode chart = JSON.objectNode();
        ArrayNode times = chart.putArray("times");
        points.forEach(point -> times.add(Times.brief(point.at)));
        ArrayNode series = chart.putArray("series");
        add(series, "field.reads", Point::reads);
        add(series, "field.interactions", Point::interactions);
        return chart.toString();
    }

    private void add(ArrayNode series, String label, Function<Point, @Nullable Long> value) {
        ObjectNode one = series.addObject().put("name", Words.of(label));
        ArrayNode values = one.putArray("values");
        points.stream().map(value).forEach(values::add);
    }

    private static Optional<Point> point(Entry entry) {
        Stream<Situation> told = switch (entry.event()) {
            case Event.Reported reported -> Stream.of(reported.situation());
            case Event.FollowedUp more -> Stream.of(more.situation());
            case Event.Corrected corrected -> Stream.of(corrected.situation());
            case Event other -> Stream.empty();
        };
        return told.findFirst()
                .map(known -> new Point(entry.at(), known.reads(), known.interactions(), known.platforms()));
    }
}
