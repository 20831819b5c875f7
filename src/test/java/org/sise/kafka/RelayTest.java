package org.sise.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Event;
import org.sise.core.incident.Text;
import org.sise.kafka.LockSession.Database;

/** The relay against a real PostgreSQL and a real broker. */
class RelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static Backings backings;

    private final List<Running> relays = new ArrayList<>();

    private record Running(Relay relay, Thread thread, RelayState state) {}

    @BeforeAll
    static void start() throws SQLException {
        backings = Backings.start();
        asSuperuser("insert into area values ('990100', true, '市', 'City')");
        asSuperuser("insert into unit values ('zfw', 'commission', '990100', null, '市委', 'C', 'none', null),"
                + " ('jx-gaj', 'police', '990100', null, '公安', 'P', 'kafka', null),"
                + " ('jx-mzj', 'civil_affairs', '990100', null, '民政', 'M', 'kafka', null)");
    }

    @AfterAll
    static void stop() {
        backings.close();
    }

    @AfterEach
    void stopRelays() throws InterruptedException {
        for (Running running : relays) {
            stop(running);
        }
    }

    private static void stop(Running running) throws InterruptedException {
        running.relay().stop();
        running.thread().join(10_000);
        assertThat(running.thread().isAlive()).isFalse();
    }

    private Running relay(Settings settings) {
        RelayState state = new RelayState();
        Relay relay = new Relay(backings.asApp(), backings.broker(), settings, state);
        Thread thread = Thread.ofPlatform().name("relay-" + relays.size()).start(relay);
        Running running = new Running(relay, thread, state);
        relays.add(running);
        return running;
    }

    @Test
    void anEntryReachesTheCentreAndTheUnitsThatHaveATopic() throws SQLException {
        relay(Settings.USUAL);

        try (Writer writer = new Writer(backings.asApp());
                Reader centre = new Reader(backings.broker(), "sise.incidents", 12);
                Reader unit = new Reader(backings.broker(), "sise.unit.jx-gaj", 1)) {
            UUID incident = writer.report("real");
            writer.note(incident);
            centre.readUpTo(Map.of(incident, 2), PATIENCE);
            unit.readUpTo(Map.of(incident, 2), PATIENCE);

            var first = unit.of(incident).getFirst();
            assertThat(Reader.header(first, "ce_id")).isEqualTo(incident + "/1/jx-gaj");
            assertThat(Reader.header(first, "ce_type")).isEqualTo("org.sise.incident.reported.v1");
            assertThat(Reader.header(first, "ce_previous")).isEqualTo("0000000000");
            assertThat(Reader.header(unit.of(incident).get(1), "ce_previous")).isEqualTo("0000000001");
            assertThat(Reader.header(centre.of(incident).get(1), "ce_id")).isEqualTo(incident + "/2");
            assertThat(centre.of(incident).get(1).value()).contains("\"hash\":\"h1\"", "\"type\":\"noted\"");
        }
    }

    @Test
    void aDrillNeverReachesARealTopic() throws SQLException {
        relay(Settings.USUAL);

        try (Writer writer = new Writer(backings.asApp());
                Reader centre = new Reader(backings.broker(), "sise.incidents", 12);
                Reader unit = new Reader(backings.broker(), "sise.unit.jx-gaj", 1);
                Reader drill = new Reader(backings.broker(), "sise.drill.unit.jx-gaj", 1)) {
            UUID exercise = writer.report("drill-1");
            UUID real = writer.report("real");
            drill.readUpTo(Map.of(exercise, 1), PATIENCE);
            centre.readUpTo(Map.of(real, 1), PATIENCE);
            unit.readUpTo(Map.of(real, 1), PATIENCE);

            assertThat(centre.incidents()).doesNotContain(exercise);
            assertThat(unit.incidents()).doesNotContain(exercise);
            assertThat(drill.incidents()).doesNotContain(real);
        }
    }

    @Test
    void eightWritersOnSixteenIncidentsLoseNothingAndKeepTheOrder() throws Exception {
        relay(Settings.USUAL);

        Map<UUID, Integer> written = writeHot(8, 250);

        readEverywhere(written);
    }

    @Test
    void whenTheOwnersSessionIsKilledTheOtherTakesOver() throws Exception {
        relay(Settings.USUAL);
        relay(Settings.USUAL);
        try (ExecutorService killer = Executors.newSingleThreadExecutor()) {
            Future<?> kills = killer.submit(() -> {
                for (int round = 0; round < 5; round++) {
                    await().atMost(Duration.ofSeconds(20)).until(RelayTest::killOwner);
                }
            });
            Map<UUID, Integer> written = writeHot(8, 250);
            kills.get();

            readEverywhere(written);
        }
    }

    @Test
    void aTopicThatIsNotThereParksOnlyItself() throws Exception {
        relay(Settings.USUAL.withoutMakingTopics());
        try (Admin admin = Admin.create(backings.broker());
                Writer writer = new Writer(backings.asApp());
                Reader centre = new Reader(backings.broker(), "sise.incidents", 12);
                Reader other = new Reader(backings.broker(), "sise.unit.jx-gaj", 1)) {
            UUID incident = writer.report("real");
            writer.note(incident, Set.of("zfw", "jx-gaj", "jx-mzj"));
            writer.note(incident, Set.of("zfw", "jx-gaj", "jx-mzj"));
            centre.readUpTo(Map.of(incident, 3), PATIENCE);
            other.readUpTo(Map.of(incident, 3), PATIENCE);
            await().until(() ->
                    count("select count(*) from parked where topic = 'sise.unit.jx-mzj' and number = 2") == 1);
            await().until(() -> count("select count(*) from outbox") == 0);

            admin.createTopics(List.of(new NewTopic("sise.unit.jx-mzj", 1, (short) 1)))
                    .all()
                    .get();

            await().atMost(PATIENCE).until(() -> count("select count(*) from parked") == 0);
            writer.note(incident, Set.of("zfw", "jx-mzj"));
            centre.readUpTo(Map.of(incident, 4), PATIENCE);
            assertThat(sequences("sise.unit.jx-mzj", 3)).containsExactly("2 after 0", "3 after 2", "4 after 3");
        }
    }

    @Test
    void anEntryThatCannotBeAppliedParksItsIncidentAloneAndIsTriedAgainEverLater() throws Exception {
        relay(Settings.USUAL);
        try (Writer writer = new Writer(backings.asApp());
                Reader centre = new Reader(backings.broker(), "sise.incidents", 12)) {
            UUID broken = UUID.randomUUID();
            writer.append(broken, List.of(new Event.Noted(new Text("ab12", 7), Instant.EPOCH)), Writer.AUDIENCE);
            UUID sound = writer.report("real");

            centre.readUpTo(Map.of(sound, 1), PATIENCE);

            String parked = "select count(*) from parked where topic = '*' and incident = '" + broken + "'";
            await().atMost(PATIENCE).until(() -> count(parked + " and attempts >= 3") == 1);
            asSuperuser("delete from outbox where incident = '" + broken + "'");
            asSuperuser("delete from entry where incident = '" + broken + "'");
            await().atMost(PATIENCE).until(() -> count(parked) == 0);
        }
    }

    @Test
    void whatARelayThatBeginsCannotReadOfThePastParksItsIncidentAlone() throws Exception {
        Running before = relay(Settings.USUAL);
        try (Writer writer = new Writer(backings.asApp());
                Reader centre = new Reader(backings.broker(), "sise.incidents", 12)) {
            UUID broken = writer.report("real");
            UUID sound = writer.report("real");
            writer.note(sound);
            centre.readUpTo(Map.of(broken, 1, sound, 2), PATIENCE);
            stop(before);
            String first = " where number = 1 and incident = '" + broken + "'";
            asSuperuser("update entry set payload = '!' || payload" + first);
            writer.note(broken);
            writer.note(sound);

            relay(Settings.USUAL);

            centre.readUpTo(Map.of(sound, 3), PATIENCE);
            String parked = "select count(*) from parked where topic = '*' and incident = '" + broken + "'";
            await().atMost(PATIENCE).until(() -> count(parked + " and number = 2") == 1);
            asSuperuser("update entry set payload = substr(payload, 2)" + first);
            centre.readUpTo(Map.of(broken, 2), PATIENCE);
        }
    }

    @Test
    void aBrokerThatIsAwayForAWhileLosesNothing() throws Exception {
        Running running = relay(Settings.USUAL);
        await().until(running.state()::isPublishing);
        writeHot(2, 20);
        long broker = backings.pid();
        signal("STOP", broker);
        Map<UUID, Integer> written;
        try {
            written = writeHot(4, 100);
            await().atMost(PATIENCE).until(() -> running.state().waiting().compareTo(Duration.ofSeconds(4)) > 0);
            assertThat(count("select count(*) from outbox")).isPositive();
        } finally {
            signal("CONT", broker);
        }

        readEverywhere(written);
    }

    /** What a stopped process is to the server: its socket is open and it says nothing. */
    @Test
    void anOwnerThatFallsSilentLosesTheLockAndNoticesWhenItWakes() throws SQLException {
        try (LockSession silent = LockSession.open(backings.asApp());
                LockSession standby = LockSession.open(backings.asApp())) {
            assertThat(silent.lock()).isTrue();
            assertThat(standby.lock()).isFalse();

            await().atMost(LockSession.IDLE.plusSeconds(10)).until(standby::lock);

            assertThatExceptionOfType(SQLException.class).isThrownBy(silent::check);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> new Outbox(silent.connection()).delete(List.of(1L)));
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static List<String> sequences(String topic, int count) {
        List<String> seen = new ArrayList<>();
        try (Reader reader = new Reader(backings.broker(), topic, 1)) {
            await().atMost(PATIENCE).until(() -> {
                seen.addAll(reader.pollSequences());
                return seen.size() >= count;
            });
        }
        return seen;
    }

    private static void readEverywhere(Map<UUID, Integer> written) throws SQLException {
        try (Reader centre = new Reader(backings.broker(), "sise.incidents", 12);
                Reader unit = new Reader(backings.broker(), "sise.unit.jx-gaj", 1)) {
            centre.readUpTo(written, PATIENCE);
            unit.readUpTo(written, PATIENCE);
        }
        await().until(() -> count("select count(*) from outbox") == 0);
    }

    /** Returns the last number of each incident. */
    private static Map<UUID, Integer> writeHot(int writers, int each) throws Exception {
        List<UUID> hot = new ArrayList<>();
        try (Writer writer = new Writer(backings.asApp())) {
            for (int incident = 0; incident < 16; incident++) {
                hot.add(writer.report("real"));
            }
        }
        Map<UUID, Integer> last = new ConcurrentHashMap<>();
        hot.forEach(incident -> last.put(incident, 1));
        try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int offset = writer;
                all.add(pool.submit(() -> {
                    write(hot, each, offset, last);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return new HashMap<>(last);
    }

    private static void write(List<UUID> hot, int each, int offset, Map<UUID, Integer> last) throws SQLException {
        try (Writer writer = new Writer(backings.asApp())) {
            for (int round = 0; round < each; round++) {
                UUID incident = hot.get((round + offset) % hot.size());
                last.merge(incident, writer.note(incident), Math::max);
            }
        }
    }

    private static boolean killOwner() throws SQLException {
        return count("select count(*) from (select pg_terminate_backend(pid) from pg_locks"
                        + " where locktype = 'advisory' and granted and classid = 1399419749) killed")
                > 0;
    }

    private static long count(String sql) throws SQLException {
        Database database = backings.asSuperuser();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void asSuperuser(String sql) throws SQLException {
        Database database = backings.asSuperuser();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
