package org.sise.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.sise.seed.Crowd;

/** What piled up while nobody published, told from the first message to the last; for a peer while it was stopped. */
final class Backlog {
    private static final String BENCH = "relay";
    private static final int ENTRIES = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String ALL_AT_ONCE =
            "insert into outbox (seq, incident, number) select seq, incident, number from entry where incident = any (?)";
    private static final String THEIRS = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload)
            select gen_random_uuid(), 'debezium', 'backlog-' || n %% 200, 'noted',
                   'backlog-' || n %% 200 || '|' || n || '|0|' || repeat('x', 500) from generate_series(1, %d) n""";

    private final Rig rig;
    private final int messages;
    private final Optional<Rig.Peer> debezium;

    Backlog(Rig rig, int messages, Optional<Rig.Peer> debezium) {
        this.rig = rig;
        this.messages = messages;
        this.debezium = debezium;
    }

    /** Counts what it hears, and from when to when. */
    private static final class Count {
        private final Set<String> subjects;
        private final AtomicLong heard = new AtomicLong();
        private volatile long first;
        private volatile long last;

        Count(Set<String> subjects) {
            this.subjects = subjects;
        }

        void hear(Listener.Heard message, long at) {
            if (!subjects.isEmpty() && !subjects.contains(message.subject())) {
                return;
            }
            if (heard.getAndIncrement() == 0) {
                first = at;
            }
            last = at;
        }

        double perSecond(long wanted) {
            Waiting.until(PATIENCE, Duration.ofMillis(50), () -> heard.get() >= wanted);
            return heard.get() * 1e9 / (last - first);
        }

        /** All of them, and none in doubt. */
        long missing(long wanted) {
            return Math.max(0, wanted - heard.get());
        }
    }

    void run(Results results) throws Exception {
        ours(results);
        if (debezium.isPresent()) {
            theirs(debezium.get(), results);
        }
    }

    private void ours(Results results) throws Exception {
        try (Connection connection = rig.service();
                PreparedStatement insert = connection.prepareStatement(ALL_AT_ONCE)) {
            connection.setAutoCommit(false);
            Crowd crowd = Crowd.reported(Instant.now()).upTo(ENTRIES);
            List<UUID> incidents = crowd.copy(connection, messages / ENTRIES, n -> Instant.now());
            connection.commit();
            Set<String> subjects = new HashSet<>();
            incidents.forEach(id -> subjects.add(id.toString()));
            Count count = new Count(subjects);
            try (Listener _ = new Listener(rig.endpoints().kafka(), "sise.incidents", count::hear)) {
                insert.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
                int waiting = insert.executeUpdate();
                connection.commit();
                results.add(BENCH, "backlog of " + waiting + ", sise", count.perSecond(waiting), "per second");
                results.atMost(
                        0, BENCH, "backlog of " + waiting + ", sise, not heard", count.missing(waiting), "entries");
            }
        }
    }

    private void theirs(Rig.Peer peer, Results results) throws Exception {
        Peers.post(rig.client(), peer.address().resolve("/pause"), "");
        try (Connection connection =
                        DriverManager.getConnection(rig.url(peer.database()), "postgres", rig.secret("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(THEIRS.formatted(messages));
        }
        Count count = new Count(Set.of());
        try (Listener _ = new Listener(rig.endpoints().kafka(), "bench.debezium", count::hear)) {
            Peers.post(rig.client(), peer.address().resolve("/resume"), "");
            results.add(BENCH, "backlog of " + messages + ", debezium", count.perSecond(messages), "per second");
        }
    }
}
