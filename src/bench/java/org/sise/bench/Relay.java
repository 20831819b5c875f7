package org.sise.bench;

import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sise.seed.Crowd;

/**
 * From a commit to the consumer of a topic of one partition: ours, made by REST at set rates and by the log alone as fast
 * as it goes; Debezium's engine with its outbox router; and Kafka without a database. Then a backlog, and the order.
 */
final class Relay {
    private static final String BENCH = "relay";
    private static final String REST = "sise, by REST";
    private static final String LOG = "sise, by its log";
    private static final String DEBEZIUM = "debezium";
    private static final String KAFKA = "kafka alone";
    /** Debezium reads the write-ahead log; and the time of each commit is asked for afterwards. */
    static final Map<String, String> SETTINGS = Map.of("wal_level", "logical", "track_commit_timestamp", "on");

    private static final int INCIDENTS = 200;
    private static final List<Integer> RATES = List.of(100, 200, 500);

    private final Rig rig;
    private final Scale scale;
    private final Results results;
    private final Map<String, Changes> sides = new LinkedHashMap<>();
    private Optional<Rig.Peer> debezium = Optional.empty();

    /**
     * How much of it.
     *
     * @param rates changes a second
     * @param patience with what is not heard yet when a round is over
     */
    record Scale(List<Integer> rates, Duration warmUp, Duration round, int rounds, Duration patience, int backlog) {
        static Scale of(boolean quick) {
            return quick
                    ? new Scale(RATES, Duration.ofSeconds(1), Duration.ofSeconds(2), 1, Duration.ofSeconds(3), 10_000)
                    : new Scale(
                            RATES, Duration.ofSeconds(20), Duration.ofSeconds(15), 2, Duration.ofSeconds(30), 300_000);
        }
    }

    Relay(Rig rig, Scale scale, Results results) {
        this.rig = rig;
        this.scale = scale;
        this.results = results;
    }

    void run() throws Exception {
        results.remark(
                BENCH,
                "to the consumer of one partition; 'since commit': from when PostgreSQL committed it (Kafka alone: from the"
                        + " call of the producer); 'since written': from the time in the message, before the decision; "
                        + REST + ": notes, log-in, decision, rows and chain on the same cores; "
                        + LOG + ": the same entries, appended past the service by " + Bench.WORKERS + " writers; "
                        + DEBEZIUM + ": plain inserts into an outbox, poll 5 ms");
        open();
        try {
            warmUp();
            for (int rate : scale.rates()) {
                atRate(rate);
            }
            saturated();
        } finally {
            for (Changes side : sides.values()) {
                side.close();
            }
        }
        new Backlog(rig, scale.backlog(), debezium).run(results);
        new HotOrder(rig, scale.round().multipliedBy(2)).run(results);
    }

    private void open() throws Exception {
        Crowd crowd = Crowd.reported(Instant.now());
        List<UUID> incidents;
        try (Connection connection = rig.service()) {
            incidents = crowd.copy(connection, INCIDENTS, n -> Instant.now());
        }
        sides.put(REST, Changes.byRest(rig, incidents));
        sides.get(REST).make(0); // the unit's topic is there from its first message on
        sides.put(LOG, Changes.byLog(rig, crowd, Bench.WORKERS, INCIDENTS / Bench.WORKERS));
        Listener.make(rig.endpoints().kafka(), "bench.kafka");
        sides.put(KAFKA, Changes.toKafka(rig.endpoints().kafka()));
        Listener.make(rig.endpoints().kafka(), "bench.debezium");
        debezium = rig.peer("debezium", "debezium", "org.sise.bench.debezium.DebeziumRelay");
        if (debezium.isEmpty()) {
            results.remark(BENCH, "Debezium could not be had, see target/bench/debezium.build.log");
            return;
        }
        sides.put(DEBEZIUM, Changes.forDebezium(rig, debezium.get(), Bench.WORKERS));
    }

    private void warmUp() throws Exception {
        for (Changes side : sides.values()) {
            round(side, ask -> new Loop(Bench.WORKERS, scale.warmUp()).run(ask));
        }
    }

    /** A round of changes, heard. */
    private interface Making {
        void make(Load.Ask ask) throws Exception;
    }

    private Making load(double rate, Duration time) {
        int counted = (int) (rate * time.toMillis() / 1_000);
        return ask -> new Load(rate, 0, counted).run(ask);
    }

    private Hearing.Times round(Changes side, Making making) throws Exception {
        Hearing hearing = new Hearing();
        try (Listener _ = new Listener(rig.endpoints().kafka(), side.topic(), hearing::hear)) {
            making.make(n -> {
                try {
                    hearing.made(side.make(n));
                } catch (IllegalStateException | IOException refused) {
                    hearing.refused(); // more than it can take in is an outcome, too
                }
            });
            return hearing.within(scale.patience(), side);
        }
    }

    private Map<String, Hearing.Times> rounds(List<String> names, Making making) throws Exception {
        Map<String, List<Hearing.Times>> all = new LinkedHashMap<>();
        for (int i = 0; i < scale.rounds(); i++) {
            for (String name : names) {
                if (sides.containsKey(name)) {
                    all.computeIfAbsent(name, key -> new ArrayList<>()).add(round(sides.get(name), making));
                }
            }
        }
        Map<String, Hearing.Times> times = new LinkedHashMap<>();
        all.forEach((name, rounds) -> times.put(name, Hearing.Times.of(rounds)));
        return times;
    }

    private void atRate(int rate) throws Exception {
        Map<String, Hearing.Times> times = rounds(List.of(REST, DEBEZIUM, KAFKA), load(rate, scale.round()));
        for (Map.Entry<String, Hearing.Times> side : times.entrySet()) {
            tell(rate + "/s, " + side.getKey(), side.getValue());
        }
        Latencies ours = times.get(REST).sinceCommit();
        String what = rate + "/s, " + REST + ", since commit, ";
        if (rate == 200) {
            double floor = times.get(KAFKA).sinceCommit().percentile(99);
            results.atMost(6, BENCH, what + "p50", ours.percentile(50), "ms");
            results.atMost(Math.max(20, 1.5 * floor), BENCH, what + "p99", ours.percentile(99), "ms");
        }
        if (times.containsKey(DEBEZIUM)) {
            double theirs = times.get(DEBEZIUM).sinceCommit().percentile(50);
            results.atMost(1, BENCH, what + "p50, ours : Debezium's", ours.percentile(50) / theirs, "times");
        }
    }

    private void saturated() throws Exception {
        Map<String, Hearing.Times> times =
                rounds(List.of(REST, LOG, DEBEZIUM), ask -> new Loop(Bench.WORKERS, scale.round()).run(ask));
        for (Map.Entry<String, Hearing.Times> side : times.entrySet()) {
            String what = "saturated, " + side.getKey();
            results.add(BENCH, what, side.getValue().perSecond(), "per second");
            tell(what, side.getValue());
            if (!side.getKey().equals(DEBEZIUM)) {
                double p99 = side.getValue().sinceCommit().percentile(99);
                results.atMost(500, BENCH, what + ", since commit, p99", p99, "ms");
            }
        }
    }

    private void tell(String what, Hearing.Times times) throws Exception {
        results.add(BENCH, what + ", since written", times.sinceWritten());
        results.add(BENCH, what + ", since commit", times.sinceCommit());
        if (times.refused() > 0) {
            results.atMost(0, BENCH, what + ", refused or not answered in time", times.refused(), "changes");
        }
        if (times.unheard() > 0) {
            results.atMost(0, BENCH, what + ", not heard in time", times.unheard(), "messages");
        }
    }
}
