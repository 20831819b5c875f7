package org.sise.seed;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.sise.core.grading.Situation;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Audience;
import org.sise.core.incident.Command;
import org.sise.core.incident.Decider;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Source;
import org.sise.core.incident.Theme;
import org.sise.core.incident.Times;
import org.sise.core.plan.Role;
import org.sise.store.Chain;
import org.sise.store.Histories;
import org.sise.store.Mould;
import org.sise.store.Texts;

/**
 * Many incidents that are one and the same but for time, number and words: a yellow one just reported, with some notes.
 * They come by COPY, as seeded ones do, with entries, rows, hashes and chains as the service would have written them.
 */
public final class Crowd {
    private static final int BATCH = 500;
    private static final String COUNTY = "990101";

    private final City city = new City();
    private final Actor author = city.first("zfw", Role.DUTY_OFFICER);
    private final UUID first;
    private final Instant at;
    private final List<Mould.Decided> decisions = new ArrayList<>();
    private Incident incident = Incident.NONE;
    private String hash = Chain.START;

    private Crowd(Instant at) {
        this.at = at.truncatedTo(ChronoUnit.MICROS);
        first = Lot.id(at);
    }

    /** Reported at that time, by the centre's duty room. */
    public static Crowd reported(Instant at) {
        Crowd crowd = new Crowd(at);
        Texts texts = new Texts();
        crowd.act(crowd.report(texts), texts);
        return crowd;
    }

    /** With notes until it has so many entries; at least those of its report. */
    public Crowd upTo(int entries) {
        while (entries() < entries) {
            Texts texts = new Texts();
            act(new Command.Note(texts.keep("关于此事：评论趋于平稳，未再出现新的质疑。")), texts);
        }
        return this;
    }

    public int entries() {
        return incident.version();
    }

    /** How long after the report the first of its limits wakes. */
    public Duration firstWake() {
        return wakes().min(Duration::compareTo).orElseThrow();
    }

    /** How many of its limits wake then. */
    public int firstToWake() {
        return (int) wakes().filter(firstWake()::equals).count();
    }

    private Stream<Duration> wakes() {
        return incident.limits().values().stream()
                .map(Limit::wake)
                .filter(Objects::nonNull)
                .map(wake -> Duration.between(at, wake));
    }

    private Command.Report report(Texts texts) {
        Situation situation = new Situation(
                null, null, Situation.Reach.LOCAL_MEDIA, null, 1L, 36_000L, 420L, null, 1L, null, Map.of());
        return new Command.Report(
                "YQ-2026-000000",
                "real",
                Theme.LAW_ENFORCEMENT,
                COUNTY,
                new Source(Source.Kind.DUTY, null),
                texts.keep("多名网民质疑交通执法方式"),
                texts.keep("多个平台讨论一次路面执法是否规范。"),
                null,
                "jx-gaj",
                new Times(at, at, at),
                situation,
                null,
                null,
                List.of(),
                false);
    }

    private void act(Command command, Texts texts) {
        Chain chain = new Chain(new Chain.Author(first, at, author), incident.version(), hash);
        try {
            for (Event event : Decider.decide(incident, command, city.context(author, at))) {
                incident = incident.evolve(event);
                chain.add(event, Audience.of(incident, event, author, city.units()));
            }
        } catch (Rejected refused) {
            throw new IllegalStateException("nobody may do this: " + command, refused);
        }
        hash = chain.entries().getLast().hash();
        decisions.add(new Mould.Decided(chain.entries(), texts));
    }

    /**
     * Adds so many to the connection's transaction; nothing of them is in the outbox.
     *
     * @param reportedAt of each
     * @return their ids
     */
    public List<UUID> copy(Connection connection, int count, IntFunction<Instant> reportedAt)
            throws SQLException, IOException {
        Mould mould = new Mould(first, incident, decisions);
        Histories histories = new Histories();
        List<UUID> ids = new ArrayList<>();
        while (ids.size() < count) {
            for (long number : numbers(connection, Math.min(BATCH, count - ids.size()))) {
                Instant reported = reportedAt.apply(ids.size());
                Mould.Cast cast = new Mould.Cast(
                        Lot.id(reported),
                        "YQ-2026-%06d".formatted(number),
                        Duration.between(at, reported),
                        (field, body) -> body);
                histories.add(mould, cast);
                ids.add(cast.id());
            }
            histories.copy(connection);
        }
        return ids;
    }

    private static List<Long> numbers(Connection connection, int count) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement draw =
                connection.prepareStatement("select nextval('incident_number') from generate_series(1, ?)")) {
            draw.setInt(1, count);
            try (ResultSet rows = draw.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
        }
        return numbers;
    }
}
