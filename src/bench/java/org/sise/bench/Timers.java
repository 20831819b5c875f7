package org.sise.bench;

import java.net.http.HttpTimeoutException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sise.seed.Crowd;

/**
 * Limits of steps that come due: all at once, and so many a second; against db-scheduler and Quartz, whose tasks change
 * one row and insert two, as one entry of ours does at the least. While ours storm, people go on working by REST.
 */
final class Timers {
    private static final String BENCH = "timers";
    private static final int PER_SECOND = 100;
    private static final Map<String, String> PEERS = new LinkedHashMap<>();
    private static final String PASSED = """
            select incident, min(at) from entry where incident = any (?) and number > ? group by incident""";

    static {
        PEERS.put("db-scheduler", "org.sise.bench.timers.DbSchedulerPeer");
        PEERS.put("quartz", "org.sise.bench.timers.QuartzPeer");
    }

    private final Rig rig;
    private final Scale scale;
    private final Results results;
    private final Map<String, Rig.Peer> peers = new LinkedHashMap<>();

    /**
     * How much.
     *
     * @param storm limits due at once, of all sides
     * @param patience after which a peer's storm is over, done or not
     */
    record Scale(int storm, Duration patience, Duration steady, int rounds) {
        static Scale of(boolean quick) {
            return quick
                    ? new Scale(1_000, Duration.ofSeconds(3), Duration.ofSeconds(3), 1)
                    : new Scale(100_000, Duration.ofSeconds(45), Duration.ofSeconds(20), 2);
        }
    }

    Timers(Rig rig, Scale scale, Results results) {
        this.rig = rig;
        this.scale = scale;
        this.results = results;
    }

    void run() throws Exception {
        results.remark(
                BENCH,
                "ours: the first alarm of an open step's limit, with lock, decision, entry, rows, chain and message, one"
                        + " replica; peers: one row changed and two inserted, two nodes of eight threads, tasks put in by SQL;"
                        + " a peer's storm is cut off after " + scale.patience().toSeconds()
                        + " s, its rate is of what fired");
        startPeers();
        try {
            steady("sise");
            beside();
            for (String peer : List.copyOf(peers.keySet())) {
                orWithout(peer, () -> steadyOf(peer));
            }
            storms();
        } finally {
            peers.values().forEach(peer -> rig.programs().stop(peer.process()));
        }
    }

    /** Last: whoever is cut off in one may not be done with it when he has answered. */
    private void storms() throws Exception {
        Map<String, List<Double>> storms = new LinkedHashMap<>();
        for (int i = 0; i < scale.rounds(); i++) {
            storms.computeIfAbsent("sise", key -> new ArrayList<>()).add(new Storm(rig, results).of(scale.storm()));
            for (String peer : List.copyOf(peers.keySet())) {
                orWithout(peer, () -> {
                    double rate = stormOf(peer);
                    storms.computeIfAbsent(peer, key -> new ArrayList<>()).add(rate);
                });
            }
        }
        tell(storms);
    }

    /** Work of a peer, which may fail in any way. */
    private interface Part {
        void run() throws Exception;
    }

    /** One that hangs is an outcome, too, and does not end the run. */
    private void orWithout(String peer, Part part) throws Exception {
        try {
            part.run();
        } catch (HttpTimeoutException hangs) {
            results.remark(BENCH, peer + " gave no answer in time, and is left out from here on");
            rig.programs().stop(peers.remove(peer).process());
        }
    }

    private void startPeers() throws Exception {
        for (Map.Entry<String, String> peer : PEERS.entrySet()) {
            Optional<Rig.Peer> started = rig.peer("timers", peer.getKey(), peer.getValue());
            if (started.isEmpty()) {
                results.remark(BENCH, peer.getKey() + " could not be had, see target/bench/timers.build.log");
                continue;
            }
            peers.put(peer.getKey(), started.get());
        }
    }

    private void tell(Map<String, List<Double>> storms) throws Exception {
        for (Map.Entry<String, List<Double>> side : storms.entrySet()) {
            results.add(BENCH, "storm, " + side.getKey(), median(side.getValue()), "per second");
        }
        double ours = median(storms.get("sise"));
        results.atMost(60, BENCH, "a storm of 100000 at that rate, sise", 100_000 / ours, "s");
        if (storms.containsKey("db-scheduler")) {
            double ratio = ours / median(storms.get("db-scheduler"));
            results.atLeast(5, BENCH, "storm, sise : db-scheduler", ratio, "times");
        } else {
            results.remark(BENCH, "no storm of db-scheduler's: the promise of 5 times as many is not judged");
        }
        if (storms.containsKey("quartz")) {
            results.add(BENCH, "storm, sise : quartz", ours / median(storms.get("quartz")), "times");
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private String[] ask(String peer, String what) throws Exception {
        Duration patience = scale.patience().plus(scale.steady()).plusSeconds(180);
        return Peers.post(rig.client(), peers.get(peer).address().resolve(what), "", patience)
                .split(" ");
    }

    private double stormOf(String peer) throws Exception {
        String[] answer =
                ask(peer, "/storm?" + scale.storm() + "," + scale.patience().toSeconds());
        double fired = Double.parseDouble(answer[0]);
        if (fired < scale.storm()) {
            results.add(BENCH, "storm, " + peer + ", fired of " + scale.storm() + " in time", fired, "tasks");
        }
        return fired / Double.parseDouble(answer[1]);
    }

    private void steadyOf(String peer) throws Exception {
        String[] answer =
                ask(peer, "/steady?" + PER_SECOND + "," + scale.steady().toSeconds());
        String what = PER_SECOND + " due a second, " + peer + ", lateness";
        results.add(BENCH, what + ", p50", Double.parseDouble(answer[1]), "ms");
        results.add(BENCH, what + ", p99", Double.parseDouble(answer[2]), "ms");
        double missing = PER_SECOND * scale.steady().toSeconds() - Double.parseDouble(answer[0]);
        if (missing > 0) {
            results.add(BENCH, what + ", not fired in time", missing, "tasks");
        }
    }

    /** What an exercise must not delay. */
    private void beside() throws Exception {
        Exercise exercise = Exercise.begun(rig);
        steady("sise beside " + Exercise.WHAT);
        results.add(BENCH, Exercise.WHAT + ", reported", exercise.incidents(), "incidents");
        exercise.stop();
    }

    private void steady(String side) throws Exception {
        Crowd crowd = Crowd.reported(Instant.now());
        int each = crowd.firstToWake();
        int count = (int) (PER_SECOND * scale.steady().toSeconds()) / each;
        Instant begin = Instant.now().plus(scale.steady().dividedBy(2));
        Map<UUID, Instant> due = new HashMap<>();
        try (Connection connection = rig.owner()) {
            connection.setAutoCommit(false);
            List<UUID> ids =
                    crowd.copy(connection, count, n -> at(begin, n * each).minus(crowd.firstWake()));
            connection.commit();
            for (int n = 0; n < count; n++) {
                due.put(ids.get(n), at(begin, n * each));
            }
        }
        if (Instant.now().isAfter(begin)) {
            results.remark(BENCH, "the limits came too late into the database: the lateness that follows is too great");
        }
        Waiting.out(Duration.between(Instant.now(), begin.plus(scale.steady()).plusSeconds(3)));
        List<Long> late = lateness(due, crowd.entries());
        Latencies taken = Latencies.of(late);
        String what = PER_SECOND + " due a second, " + side + ", lateness";
        results.add(BENCH, what + ", p50", taken.percentile(50), "ms");
        results.atMost(50, BENCH, what + ", p99", taken.percentile(99), "ms");
        if (late.size() < count) {
            results.atMost(0, BENCH, what + ", not passed in time", count - late.size(), "incidents");
        }
    }

    private static Instant at(Instant begin, int n) {
        return begin.plusNanos(n * 1_000_000_000L / PER_SECOND);
    }

    private List<Long> lateness(Map<UUID, Instant> due, int entries) throws Exception {
        List<Long> late = new ArrayList<>();
        try (Connection connection = rig.owner();
                PreparedStatement select = connection.prepareStatement(PASSED)) {
            Array ids = connection.createArrayOf("uuid", due.keySet().toArray());
            select.setArray(1, ids);
            select.setInt(2, entries);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Instant passed = row.getTimestamp(2).toInstant();
                    late.add(Duration.between(due.get(row.getObject(1, UUID.class)), passed)
                            .toNanos());
                }
            }
        }
        return late;
    }
}
