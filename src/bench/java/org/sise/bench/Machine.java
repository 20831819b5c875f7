package org.sise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** On what it was measured; figures of two machines say nothing about each other. */
final class Machine {
    private Machine() {}

    static void describe(Rig rig, Results results) throws IOException, SQLException {
        long kilobytes = field(Path.of("/proc/meminfo"), "MemTotal:");
        results.remark(
                "machine",
                Runtime.getRuntime().availableProcessors() + " cores, " + kilobytes / 1_048_576 + " GiB, "
                        + System.getProperty("os.name") + ", JDK " + Runtime.version() + " with "
                        + String.join(" ", Programs.JVM) + " for each process, PostgreSQL "
                        + shown(rig, "server_version")
                        + " with fsync=" + shown(rig, "fsync") + ", synchronous_commit="
                        + shown(rig, "synchronous_commit") + ", shared_buffers=" + shown(rig, "shared_buffers")
                        + "; load before the run "
                        + Files.readString(Path.of("/proc/loadavg")).split(" ")[0]
                        + "; clients, database, broker and all peers share the cores");
    }

    /** Of a file of /proc, such as kilobytes of {@code VmRSS:}. */
    static long field(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(file + " has no " + name));
    }

    private static String shown(Rig rig, String setting) throws SQLException {
        try (Connection connection = rig.superuser("sise");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
