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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.sise.core.plan.Calendar;
import org.sise.store.Histories;
import org.sise.store.Mould;

/** Fills a database of Sise with incidents of the two years before now; several batches at a time, each a transaction. */
public final class Seeding {
    private static final int BATCH = 200;
    private static final Duration SPAN = Duration.ofDays(730);
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final Duration WEEK = Duration.ofDays(7);

    /** So many closed incidents are decided one by one; the others are like one of them. */
    private static final int MOULDS = 2_000;

    private final Connections database;
    private final int count;
    private final long seed;
    private final Instant until;
    private final City city = new City();
    private final AtomicInteger done = new AtomicInteger();
    private List<Mould> moulds = List.of();
    private int given;

    /** Connections as {@code sise_app}, to one database. */
    public interface Connections {
        Connection open() throws SQLException;
    }

    /** @param seed the same one gives the same incidents, but for their ids, their numbers and the salts */
    public Seeding(Connections database, int count, long seed, Instant until) {
        this.database = database;
        this.count = count;
        this.seed = seed;
        this.until = until.truncatedTo(ChronoUnit.MICROS);
    }

    /** Codes of the units that its incidents name. */
    public List<String> units() {
        return city.codes();
    }

    private record Batch(int from, List<Long> numbers) {}

    /**
     * @param workers batches at a time
     * @param progress told how many are in the database, after each batch
     */
    public void run(int workers, IntConsumer progress) throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            moulds = all(threads, Math.min(MOULDS, count), this::mould);
            all(threads, workers, worker -> work(progress));
        }
    }

    private interface Task<T> {
        T of(int number) throws SQLException, IOException;
    }

    private static <T> List<T> all(ExecutorService threads, int tasks, Task<T> task)
            throws ExecutionException, InterruptedException {
        List<Future<T>> begun = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            int number = i;
            begun.add(threads.submit(() -> task.of(number)));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> one : begun) {
            results.add(one.get());
        }
        return results;
    }

    /** Begins at any time of two years and is over by now. */
    private Mould mould(int number) {
        Chance chance = new Chance(seed, -1L - number);
        Instant at = until.minus(LONGEST).minusSeconds(Math.round(chance.share() * SPAN.toSeconds()));
        Lot lot = Lot.draw(chance, name(at, number + 1), at, 1).finished();
        return new Life(city, lot, chance).until(until);
    }

    private int work(IntConsumer progress) throws SQLException, IOException {
        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            Histories histories = new Histories();
            for (Batch batch = next(connection); !batch.numbers().isEmpty(); batch = next(connection)) {
                for (int i = 0; i < batch.numbers().size(); i++) {
                    add(histories, batch.from() + i, batch.numbers().get(i));
                }
                histories.copy(connection);
                connection.commit();
                progress.accept(done.addAndGet(batch.numbers().size()));
            }
        }
        return done.get();
    }

    /** From the sequence of the service, so that no later report gets one of them; in the order of the reports. */
    private synchronized Batch next(Connection connection) throws SQLException {
        int from = given;
        int size = Math.min(BATCH, count - from);
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement draw =
                connection.prepareStatement("select nextval('incident_number') from generate_series(1, ?)")) {
            draw.setInt(1, size);
            try (ResultSet rows = draw.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
        }
        given += size;
        return new Batch(from, numbers);
    }

    /** What stays open is lived through as it is; what is closed comes out of a mould, some weeks earlier or later. */
    private void add(Histories histories, int index, long number) {
        Chance chance = new Chance(seed, index);
        double age = (count - index - chance.share()) / count;
        Instant at = until.minusSeconds(60 + Math.round(age * SPAN.toSeconds()));
        Lot lot = Lot.draw(chance, name(at, number), at, age);
        Vocabulary words = new Vocabulary(chance);
        if (!lot.isFinished()) {
            Mould mould = new Life(city, lot, chance).until(until);
            histories.add(mould, new Mould.Cast(lot.id(), lot.number(), Duration.ZERO, words::again));
            return;
        }
        Mould mould = chance.oneOf(moulds);
        Duration later = WEEK.multipliedBy(weeks(mould, at));
        Instant moved = mould.begun().plus(later);
        histories.add(mould, new Mould.Cast(Lot.id(moved), name(moved, number), later, words::again));
    }

    /** As near to the wish as the end of the seeding allows: nothing ends in the future. */
    private long weeks(Mould mould, Instant wish) {
        long wished = Math.floorDiv(Duration.between(mould.begun(), wish).toHours() + 84, 168L);
        return Math.min(
                wished, Math.floorDiv(Duration.between(mould.ended(), until).toSeconds(), WEEK.toSeconds()));
    }

    private static String name(Instant at, long number) {
        return "YQ-%d-%06d".formatted(at.atZone(Calendar.ZONE).getYear(), number);
    }
}
