package org.sise.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** What no service on this machine can go below, measured in the same run: the disk, and a commit of one row. */
final class Floors {
    private static final int PAGE = 8_192;
    private static final Duration TIME = Duration.ofSeconds(3);

    private Floors() {}

    static void measure(Rig rig, Path folder, Results results)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        results.add("floors", "fdatasync of 8 kB", fdatasyncs(folder), "per second");
        for (int workers : new int[] {1, 8}) {
            results.add("floors", "insert and commit, " + workers + " at a time", commits(rig, workers), "per second");
        }
    }

    private static double fdatasyncs(Path folder) throws IOException {
        Path file = folder.resolve("fdatasync");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            int written = 0;
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < TIME.toNanos()) {
                channel.write(ByteBuffer.allocate(PAGE), 0);
                channel.force(false);
                written++;
            }
            return written / (TIME.toMillis() / 1e3);
        }
    }

    private static double commits(Rig rig, int workers) throws SQLException, ExecutionException, InterruptedException {
        try (Connection connection = rig.owner();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists floor (id bigint generated always as identity, body text)");
        }
        ThreadLocal<PreparedStatement> insert = ThreadLocal.withInitial(() -> prepare(rig));
        return new Loop(workers, TIME).run(n -> insert.get().execute()).perSecond();
    }

    /** Its connection lives as long as the process, which ends soon. */
    private static PreparedStatement prepare(Rig rig) {
        try {
            PreparedStatement insert = rig.owner().prepareStatement("insert into floor (body) values (?)");
            insert.setString(1, "x".repeat(300));
            return insert;
        } catch (SQLException failed) {
            throw new IllegalStateException("no connection", failed);
        }
    }
}
