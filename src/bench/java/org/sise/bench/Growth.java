package org.sise.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sise.seed.Crowd;
import org.sise.seed.Seeding;
import org.sise.standalone.Person;

/**
 * What becomes dearer with the years: a command on an incident with a long log, with the incident in the service's memory
 * and without, and a report to a database that is full.
 */
final class Growth {
    private static final String BENCH = "growth";
    private static final int[] ENTRIES = {10, 100, 1_000};
    private static final int WARM = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SETTLED = """
            select (select count(*) from (select 1 from outbox limit 1) o)
                 + (select count(*) from running_limit where clock = 'real' and wake <= now())""";
    private static final String SETTLE =
            "vacuum (analyze) incident, step, running_limit, incident_unit, situation, figure";

    private final Rig rig;
    private final Scale scale;
    private final String report;
    private final Person li;

    /**
     * How much of it.
     *
     * @param incidents that get commands, of each length
     * @param stored incidents in the database, ascending, at which reports are timed
     */
    record Scale(int incidents, List<Integer> stored, Duration warmUp, Duration round, int rounds) {
        static Scale of(boolean quick) {
            return quick
                    ? new Scale(20, List.of(2_000), Duration.ofSeconds(2), Duration.ofSeconds(3), 1)
                    : new Scale(150, List.of(100_000), Duration.ofSeconds(20), Duration.ofSeconds(15), 3);
        }

        /** As before, and among a million. */
        Scale andMillion() {
            List<Integer> more = new ArrayList<>(stored);
            more.add(1_000_000);
            return new Scale(incidents, more, warmUp, round, rounds);
        }
    }

    Growth(Rig rig, Path samples, Scale scale) throws Exception {
        this.rig = rig;
        this.scale = scale;
        report = Files.readString(samples.resolve("yellow.json"));
        li = rig.person("li");
    }

    void run(Results results) throws Exception {
        intake(results);
        commands(results);
    }

    /** One after the other, length by length in turn, so that what disturbs one disturbs all. */
    private void commands(Results results) throws Exception {
        results.remark(
                BENCH,
                "a note by REST, one at a time; cold: the first command on an incident, the service reads its whole log;"
                        + " warm: the " + WARM + " after it");
        Map<Integer, List<UUID>> incidents = crowds(scale.incidents());
        notes(crowds(scale.incidents())); // the compiler's turn
        Notes notes = notes(incidents);
        for (int entries : ENTRIES) {
            results.add(BENCH, "note, " + entries + " entries, warm", notes.warm(entries));
            results.add(BENCH, "note, " + entries + " entries, cold", notes.cold(entries));
        }
        double warm = notes.warm(1_000).percentile(50) / notes.warm(10).percentile(50);
        double cold = notes.cold(1_000).percentile(50) / notes.cold(10).percentile(50);
        results.atMost(2, BENCH, "note, 1000 : 10 entries, warm, p50", warm, "times");
        results.atMost(2, BENCH, "note, 1000 : 10 entries, cold, p50", cold, "times");
    }

    private Map<Integer, List<UUID>> crowds(int count) throws Exception {
        Map<Integer, List<UUID>> crowds = new LinkedHashMap<>();
        Instant now = Instant.now();
        try (Connection connection = rig.service()) {
            connection.setAutoCommit(false);
            for (int entries : ENTRIES) {
                Crowd crowd = Crowd.reported(now).upTo(entries);
                crowds.put(entries, crowd.copy(connection, count, n -> now));
            }
            connection.commit();
        }
        return crowds;
    }

    /** Nanoseconds of each, by the number of entries. */
    private record Notes(Map<Integer, List<Long>> coldOnes, Map<Integer, List<Long>> warmOnes) {
        Latencies cold(int entries) {
            return of(coldOnes.get(entries));
        }

        Latencies warm(int entries) {
            return of(warmOnes.get(entries));
        }

        private static Latencies of(List<Long> taken) {
            return Latencies.of(taken);
        }
    }

    private Notes notes(Map<Integer, List<UUID>> incidents) throws Exception {
        Notes notes = new Notes(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (int entries : ENTRIES) {
            notes.coldOnes().put(entries, new ArrayList<>());
            notes.warmOnes().put(entries, new ArrayList<>());
        }
        for (int n = 0; n < scale.incidents(); n++) {
            for (int entries : ENTRIES) {
                notes.coldOnes().get(entries).add(note(incidents.get(entries).get(n)));
            }
            for (int time = 0; time < WARM; time++) {
                for (int entries : ENTRIES) {
                    notes.warmOnes()
                            .get(entries)
                            .add(note(incidents.get(entries).get(n)));
                }
            }
        }
        return notes;
    }

    private long note(UUID incident) throws Exception {
        long begun = System.nanoTime();
        li.send(Intake.INCIDENTS + "/" + incident + "/notes", "{\"text\": \"评论趋于平稳\"}");
        return System.nanoTime() - begun;
    }

    private void intake(Results results) throws Exception {
        Duel duel = new Duel("intake", Bench.WORKERS, scale.warmUp(), scale.round(), scale.rounds());
        Map<String, Load.Ask> sise = Map.of("sise", n -> li.send(Intake.INCIDENTS, report));
        double empty = stored(results, duel.run(sise).get("sise"));
        for (int wanted : scale.stored()) {
            seed(wanted);
            double full = stored(results, duel.run(sise).get("sise"));
            results.atLeast(
                    0.8, BENCH, "intake among " + wanted + " : among those of the warm-up", full / empty, "times");
        }
    }

    private double stored(Results results, Duel.Figures figures) throws Exception {
        long stored = rig.ask("select count(*) from incident");
        results.add(BENCH, "intake, " + stored + " incidents stored at the end", figures);
        return figures.perSecond();
    }

    /** More of them, as {@code ./sise seed} does it; then the limits that are overdue in them pass. */
    private void seed(int wanted) throws Exception {
        int missing = (int) (wanted - rig.ask("select count(*) from incident"));
        if (missing > 0) {
            new Seeding(rig::service, missing, wanted, Instant.now()).run(3, done -> {});
        }
        try (Connection owner = rig.owner();
                Statement statement = owner.createStatement()) {
            statement.execute(SETTLE);
            statement.execute("analyze entry, content");
        }
        awaitQuiet();
    }

    private void awaitQuiet() {
        Waiting.until(PATIENCE, Duration.ofMillis(200), () -> rig.ask(SETTLED) == 0);
    }
}
