package org.sise.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Event;
import org.sise.core.plan.Role;
import org.sise.seed.Crowd;
import org.sise.standalone.Person;
import org.sise.store.Chain;
import org.sise.store.DirectLog;
import org.sise.store.Texts;

/** Somebody who commits one change at a time, and the topic on which it is to be heard. */
interface Changes extends AutoCloseable {
    String OURS = """
            select incident || '/' || number, pg_xact_commit_timestamp(transaction::xid) from entry
            where seq > (select max(seq) - 200000 from entry) and type = 'noted' and at >= ?""";
    String THEIRS = """
            select * from (select split_part(payload, '|', 1) || '/' || split_part(payload, '|', 2),
                                  pg_xact_commit_timestamp(xmin) as committed from outbox) o where committed >= ?""";

    String topic();

    /** Commits the n-th; answers the key by which it is heard. */
    String make(int n) throws Exception;

    /** When those since then were committed, by key, in microseconds of the epoch; of none where there is no commit. */
    Map<String, Long> commits(long since) throws SQLException;

    @Override
    void close() throws SQLException;

    /** As PostgreSQL keeps it with {@code track_commit_timestamp}. */
    private static Map<String, Long> commits(Connection connection, String sql, long since) throws SQLException {
        Map<String, Long> commits = new HashMap<>();
        try (connection;
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setTimestamp(1, new Timestamp(since / 1_000));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    commits.put(
                            row.getString(1),
                            Listener.micros(row.getTimestamp(2).toInstant()));
                }
            }
        }
        return commits;
    }

    private static Map<String, Long> ours(Rig rig, long since) throws SQLException {
        return commits(rig.owner(), OURS, since);
    }

    /** Notes on these incidents in turn by REST, with log-in, decision, rows and chain. */
    static Changes byRest(Rig rig, List<UUID> incidents) throws Exception {
        Person li = rig.person("li");
        return new Changes() {
            @Override
            public String topic() {
                return "sise.unit.zfw";
            }

            @Override
            public String make(int n) throws Exception {
                UUID incident = incidents.get(n % incidents.size());
                int version = li.send(Intake.INCIDENTS + "/" + incident + "/notes", "{\"text\": \"评论趋于平稳\"}")
                        .path("version")
                        .asInt();
                return incident + "/" + version;
            }

            @Override
            public Map<String, Long> commits(long since) throws SQLException {
                return ours(rig, since);
            }

            @Override
            public void close() {}
        };
    }

    /** Writers that take turns; as many changes at a time as there are of them. */
    abstract class Pool<T> implements Changes {
        private final BlockingQueue<T> idle = new LinkedBlockingQueue<>();
        private final List<Connection> open = new ArrayList<>();

        Pool<T> with(Connection connection, T writer) {
            open.add(connection);
            idle.add(writer);
            return this;
        }

        abstract String write(T writer) throws Exception;

        @Override
        public String make(int n) throws Exception {
            T writer = idle.take();
            try {
                return write(writer);
            } finally {
                idle.add(writer);
            }
        }

        @Override
        public void close() throws SQLException {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    /** Has incidents of its own, one after the other, so that its chains need no lock. */
    final class LogWriter {
        private static final Actor LI = new Actor("li", "zfw", Set.of(Role.DUTY_OFFICER), Set.of());
        private static final Set<String> AUDIENCE = Set.of("zfw", "jx-zfw");

        private record End(int number, String hash) {}

        private final Connection connection;
        private final List<UUID> incidents;
        private final List<End> ends = new ArrayList<>();
        private int turn;

        LogWriter(Connection connection, List<UUID> incidents, int entries) throws SQLException {
            this.connection = connection;
            this.incidents = incidents;
            for (UUID incident : incidents) {
                ends.add(new End(entries, hash(incident)));
            }
        }

        private String hash(UUID incident) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement("select hash from incident where id = ?")) {
                select.setObject(1, incident);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            }
        }

        String note() throws SQLException {
            int which = turn++ % incidents.size();
            End end = ends.get(which);
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            Texts texts = new Texts();
            Chain chain = new Chain(new Chain.Author(incidents.get(which), now, LI), end.number(), end.hash());
            chain.add(new Event.Noted(texts.keep("评论趋于平稳"), now), AUDIENCE);
            DirectLog.append(connection, chain.entries(), texts);
            ends.set(which, new End(end.number() + 1, chain.entries().getLast().hash()));
            return incidents.get(which) + "/" + (end.number() + 1);
        }
    }

    /** An entry, its text and its row for the relay in one statement and commit, past the service: for more than it can take. */
    static Changes byLog(Rig rig, Crowd crowd, int writers, int incidentsOfEach) throws Exception {
        Pool<LogWriter> pool = new Pool<>() {
            @Override
            public String topic() {
                return "sise.unit.zfw";
            }

            @Override
            String write(LogWriter writer) throws Exception {
                return writer.note();
            }

            @Override
            public Map<String, Long> commits(long since) throws SQLException {
                return ours(rig, since);
            }
        };
        for (int writer = 0; writer < writers; writer++) {
            Connection connection = rig.service();
            List<UUID> own = crowd.copy(connection, incidentsOfEach, n -> Instant.now());
            pool.with(connection, new LogWriter(connection, own, crowd.entries()));
        }
        return pool;
    }

    /** A row of the outbox and nothing else, less than anybody's decision would write. */
    static Changes forDebezium(Rig rig, Rig.Peer debezium, int writers) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Pool<PreparedStatement> pool = new Pool<>() {
            @Override
            public String topic() {
                return "bench.debezium";
            }

            @Override
            String write(PreparedStatement insert) throws Exception {
                int n = next.getAndIncrement();
                String subject = "subject-" + n % 200;
                long written = Listener.micros(Instant.now());
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, subject);
                insert.setString(3, subject + "|" + n + "|" + written + "|" + "x".repeat(500));
                insert.executeUpdate();
                return subject + "/" + n;
            }

            @Override
            public Map<String, Long> commits(long since) throws SQLException {
                return Changes.commits(rig.superuser(debezium.database()), THEIRS, since);
            }
        };
        for (int writer = 0; writer < writers; writer++) {
            Connection connection =
                    DriverManager.getConnection(rig.url(debezium.database()), "postgres", rig.secret("postgres"));
            pool.with(
                    connection,
                    connection.prepareStatement("insert into outbox (id, aggregatetype, aggregateid, type, payload)"
                            + " values (?, 'debezium', ?, 'noted', ?)"));
        }
        return pool;
    }

    /** No database at all: what no relay can go below. */
    static Changes toKafka(String kafka) {
        KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
        AtomicInteger next = new AtomicInteger();
        return new Changes() {
            @Override
            public String topic() {
                return "bench.kafka";
            }

            @Override
            public String make(int ignored) throws Exception {
                int n = next.getAndIncrement();
                String value = "kafka|" + n + "|" + Listener.micros(Instant.now()) + "|" + "x".repeat(500);
                producer.send(new ProducerRecord<>(topic(), "kafka", value)).get();
                return "kafka/" + n;
            }

            @Override
            public Map<String, Long> commits(long since) {
                return Map.of();
            }

            @Override
            public void close() {
                producer.close();
            }
        };
    }
}
