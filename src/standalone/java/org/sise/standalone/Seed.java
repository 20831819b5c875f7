package org.sise.standalone;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import org.sise.seed.Seeding;

/** {@code ./sise seed N}: fills the Sise that runs here with N invented incidents of the last two years. */
public final class Seed {
    private static final int MOST = 5_000_000;
    private static final Duration TOLD_EVERY = Duration.ofSeconds(10);
    private static final String LOCAL = "jdbc:postgresql://127.0.0.1:";

    /** The log is only added to: for it the figures of the planner are enough. */
    private static final List<String> SETTLE = List.of(
            "vacuum (analyze) incident, step, running_limit, incident_unit, situation, figure",
            "analyze entry, content");

    private Seed() {}

    public static void main(String[] arguments) {
        Program.run(() -> {
            Arguments given = Arguments.of(arguments).only("data", "seed");
            if (given.words().size() != 1) {
                throw new Refusal("say how many incidents, for example: ./sise seed 10000");
            }
            int count = number(given.words().getFirst(), MOST);
            int seed = given.option("seed")
                    .map(text -> number(text, Integer.MAX_VALUE))
                    .orElse(1);
            Endpoints endpoints =
                    Running.on(given.path("data", Program.home("data"))).endpoints();
            if (!endpoints.jdbcUrl().startsWith(LOCAL)) {
                throw new Refusal("only the database of a Sise that was started here is seeded.");
            }
            fill(endpoints, count, seed);
        });
    }

    private static int number(String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same refusal as for a number that is out of range
        }
        throw new Refusal(text + " is no number from 1 to " + most + ".");
    }

    private static void fill(Endpoints endpoints, int count, int seed) throws Exception {
        Instant begun = Instant.now();
        Seeding seeding = new Seeding(
                () -> DriverManager.getConnection(endpoints.jdbcUrl(), "sise_app", endpoints.appPassword()),
                count,
                seed,
                begun);
        try (Connection owner =
                DriverManager.getConnection(endpoints.jdbcUrl(), "sise_owner", endpoints.ownerPassword())) {
            requireSampleCity(owner, seeding.units());
            System.out.println("Sise: seeding " + count + " incidents with seed " + seed + " …");
            seeding.run(Runtime.getRuntime().availableProcessors() + 1, progress(count, begun));
            System.out.println("Sise: vacuum and analyze …");
            for (String statement : SETTLE) {
                execute(owner, statement);
            }
        }
        Duration taken = Duration.between(begun, Instant.now());
        System.out.println("Sise: seeded " + count + " incidents in " + taken.toSeconds() + " s.");
    }

    /** Its people decide in the seed's incidents; in another city's database nobody would know them. */
    private static void requireSampleCity(Connection owner, List<String> units) throws SQLException {
        try (PreparedStatement select = owner.prepareStatement("select count(*) from unit where code = any(?)")) {
            select.setArray(1, owner.createArrayOf("text", units.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next() || rows.getInt(1) < units.size()) {
                    throw new Refusal("the directory of this Sise is not the sample city; only that one is seeded.");
                }
            }
        }
    }

    private static IntConsumer progress(int count, Instant begun) {
        return new IntConsumer() {
            private Instant told = begun;

            @Override
            public synchronized void accept(int done) {
                Instant now = Instant.now();
                if (Duration.between(told, now).compareTo(TOLD_EVERY) >= 0) {
                    told = now;
                    long perSecond =
                            done / Math.max(1, Duration.between(begun, now).toSeconds());
                    System.out.println("Sise: " + done + " of " + count + ", " + perSecond + "/s");
                }
            }
        };
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
