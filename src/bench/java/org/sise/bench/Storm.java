package org.sise.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.sise.seed.Crowd;
import org.sise.standalone.Person;

/** As after an outage: so many limits are due at once, while people read and write by REST at set times. */
final class Storm {
    private static final String BENCH = "timers";
    private static final double REQUESTS = 20;
    private static final int COUNTED = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String DUE =
            "select count(*) from (select 1 from running_limit where clock = 'real'" + " and wake <= now() limit 1) l";
    private static final String WAITING = "select count(*) from (select 1 from outbox limit 1) o";

    private final Rig rig;
    private final Results results;
    private final List<UUID> theirs;
    private final Person li;
    private final AtomicLong refusals = new AtomicLong();

    Storm(Rig rig, Results results) throws Exception {
        this.rig = rig;
        this.results = results;
        li = rig.person("li");
        try (Connection connection = rig.service()) {
            theirs = Crowd.reported(Instant.now()).copy(connection, 20, n -> Instant.now());
        }
    }

    /** Answers how many passed in a second. */
    double of(int limits) throws Exception {
        people().run(this::work); // warm
        Latencies idle = people().run(this::work);
        gather(limits);
        long begun = System.nanoTime();
        CompletableFuture<Double> passed = CompletableFuture.supplyAsync(() -> awaitNone(DUE, begun));
        List<Latencies> busy = new ArrayList<>();
        do {
            busy.add(new Load(REQUESTS, 0, (int) REQUESTS).run(this::work));
        } while (!passed.isDone());
        double seconds = passed.join();
        results.add(BENCH, "storm of " + limits + ", sise", seconds, "s");
        results.add(BENCH, "storm of " + limits + ", sise, all told on Kafka after", awaitNone(WAITING, begun), "s");
        tell(idle, Latencies.all(busy));
        return limits / seconds;
    }

    private static Load people() {
        return new Load(REQUESTS, 0, COUNTED);
    }

    /** An inbox, an incident, a note. */
    private void work(int n) throws Exception {
        try {
            ask(n);
        } catch (IllegalStateException | IOException refused) {
            refusals.incrementAndGet(); // its time counts all the same
        }
    }

    private void ask(int n) throws Exception {
        String incident = Intake.INCIDENTS + "/" + theirs.get(n % theirs.size());
        switch (n % 3) {
            case 0 -> li.get("/api/v1/inbox");
            case 1 -> li.get(incident);
            default -> li.send(incident + "/notes", "{\"text\": \"评论趋于平稳\"}");
        }
    }

    /** In one transaction, with the planner's figures: at its commit all are due, and not one sooner. */
    private void gather(int limits) throws Exception {
        Crowd crowd = Crowd.reported(Instant.now());
        Instant reported = Instant.now().minus(crowd.firstWake());
        try (Connection connection = rig.owner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            crowd.copy(connection, limits / crowd.firstToWake(), n -> reported);
            statement.execute("analyze incident, step, running_limit, incident_unit, entry");
            connection.commit();
        }
    }

    private double awaitNone(String what, long begun) {
        if (!Waiting.until(PATIENCE, Duration.ofMillis(100), () -> rig.ask(what) == 0)) {
            throw new IllegalStateException("not done after " + PATIENCE + ": " + what);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private void tell(Latencies idle, Latencies busy) throws Exception {
        results.add(BENCH, "REST before the storm", idle);
        results.add(BENCH, "REST in the storm", busy);
        results.atMost(0, BENCH, "REST in the storm, refused", refusals.get(), "requests");
        double ratio = busy.percentile(99) / idle.percentile(99);
        results.atMost(2, BENCH, "REST in the storm : before, p99", ratio, "times");
    }
}
