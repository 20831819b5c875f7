package org.sise.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** An embedded PostgreSQL with durable settings, the database {@code sise} and its three roles; data are kept. */
final class Postgres implements AutoCloseable {
    static final List<String> ROLES = List.of("sise_owner", "sise_app", "sise_purge");

    private static final String MAKING = "postgres.making";
    private static final String PASSWORDS_ONLY = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final EmbeddedPostgres server;
    private final Path cluster;

    private Postgres(EmbeddedPostgres server, Path cluster) {
        this.server = server;
        this.cluster = cluster;
    }

    /** Starts it on the folder; stops one that an earlier run left behind. */
    static Postgres start(DataFolder folder, Path binaries) throws IOException, SQLException {
        Path cluster = folder.path("postgres");
        OrphanPostgres.stop(cluster);
        removeHalfMade(folder, cluster);
        Files.createDirectories(binaries);
        Postgres postgres = new Postgres(server(folder, cluster, binaries), cluster);
        try {
            postgres.prepare(folder);
            return postgres;
        } catch (SQLException | IOException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static EmbeddedPostgres server(DataFolder folder, Path cluster, Path binaries) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setPort(Ports.kept(folder, "postgres"))
                // one order of characters on every machine, whatever its locale
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // the library's own defaults give durability away for speed
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                // as docs/operations.md advises: what lists read stays in memory, and a jump on its disk costs little
                // more than a step
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("random_page_cost", "1.1")
                .setConnectConfig("password", folder.secret("postgres"))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.freshLog("postgres.log").toFile()))
                .setRegisterShutdownHook(false) // Backends closes in its own order
                .setPGStartupWait(Duration.ofMinutes(1)) // recovery after a crash takes its time
                .start();
    }

    /** A first start that was killed leaves a cluster that is neither whole nor holds anything yet: begin again. */
    private static void removeHalfMade(DataFolder folder, Path cluster) throws IOException {
        Path making = folder.path(MAKING);
        if (Files.exists(making)) {
            Folders.delete(cluster);
        }
        if (!Files.exists(cluster)) {
            Files.writeString(making, "");
        }
    }

    private void prepare(DataFolder folder) throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            requireSetting(statement, "fsync", "on");
            requireSetting(statement, "synchronous_commit", "on");
            requireSetting(statement, "data_directory", cluster.toString());
            if (Files.exists(folder.path(MAKING))) {
                make(statement, folder);
                folder.delete(MAKING);
            }
        }
    }

    private static void requireSetting(Statement statement, String name, String expected) throws SQLException {
        try (ResultSet shown = statement.executeQuery("show " + name)) {
            String actual = shown.next() ? shown.getString(1) : "missing";
            if (!actual.equals(expected)) {
                throw new IllegalStateException("PostgreSQL runs with " + name + "=" + actual + ", not " + expected);
            }
        }
    }

    /** Roles and database; from then on nobody connects without a password, not even on this machine. */
    private void make(Statement statement, DataFolder folder) throws SQLException, IOException {
        for (String role : ROLES) {
            statement.execute("create role " + role + " login password '" + folder.secret(role) + "'");
        }
        statement.execute("create database sise owner sise_owner");
        statement.execute("revoke all on database sise from public");
        statement.execute("grant connect on database sise to sise_app, sise_purge");
        statement.execute("alter role postgres password '" + folder.secret("postgres") + "'");
        Files.writeString(cluster.resolve("pg_hba.conf"), PASSWORDS_ONLY);
        statement.execute("select pg_reload_conf()");
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/sise";
    }

    @Override
    public void close() throws IOException {
        server.close();
        OrphanPostgres.stop(cluster); // the library gives up after five seconds
    }
}
