package org.sise.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sise.standalone.DataFolder;
import org.sise.standalone.Endpoints;
import org.sise.standalone.Folders;
import org.sise.standalone.Person;

/**
 * A packaged Sise with PostgreSQL and Kafka of its own, empty, and peers beside it on the same PostgreSQL: each a process
 * with the same memory, all on the loopback address. The data are in target/bench/data and are removed at the next start.
 */
final class Rig implements AutoCloseable {
    private final Path home;
    private final Path data;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Programs programs;
    private final URI page;
    private Process sise;

    private Rig(Path home) throws IOException, InterruptedException {
        this.home = home;
        data = home.resolve("target/bench/data");
        programs = new Programs(home.resolve("target/bench"), client);
        Folders.delete(data);
        page = Programs.onPort(Programs.freePort());
        sise = sise();
    }

    static Rig start() throws IOException, InterruptedException {
        return new Rig(Path.of(System.getProperty("sise.home", ".")).toAbsolutePath());
    }

    private Process sise() throws IOException, InterruptedException {
        ProcessBuilder builder = Programs.java(
                List.of("-Dsise.home=" + home, "-cp", System.getProperty("java.class.path")),
                "org.sise.standalone.Standalone",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(page.getPort()));
        builder.environment().put("SISE_JAVA_OPTIONS", String.join(" ", Programs.JVM));
        return programs.start(builder, "sise", page.resolve("/q/health/ready"));
    }

    /** So that what was measured does not take memory from what is to be measured. */
    void stopPeers() {
        programs.stopAfter(sise);
    }

    /** Sets what PostgreSQL takes at a start only, ends all processes and starts Sise on the same data. */
    void restartWith(Map<String, String> settings) throws IOException, InterruptedException, SQLException {
        try (Connection server = superuser("postgres");
                Statement statement = server.createStatement()) {
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                statement.execute("alter system set " + setting.getKey() + " = '" + setting.getValue() + "'");
            }
        }
        programs.close();
        sise = sise();
    }

    Path home() {
        return home;
    }

    URI page() {
        return page;
    }

    HttpClient client() {
        return client;
    }

    Programs programs() {
        return programs;
    }

    Person person(String name) throws IOException, InterruptedException {
        return Person.logIn(client, page, name);
    }

    Endpoints endpoints() {
        return Endpoints.of(new DataFolder(data));
    }

    String secret(String name) {
        return new DataFolder(data).secret(name);
    }

    /** As the owner of Sise's tables. */
    Connection owner() throws SQLException {
        Endpoints endpoints = endpoints();
        return DriverManager.getConnection(endpoints.jdbcUrl(), "sise_owner", endpoints.ownerPassword());
    }

    /** As the service is. */
    Connection service() throws SQLException {
        Endpoints endpoints = endpoints();
        return DriverManager.getConnection(endpoints.jdbcUrl(), "sise_app", endpoints.appPassword());
    }

    /** A yes or no, or a number, of Sise's tables. */
    long ask(String sql) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", secret("postgres"));
    }

    /** A database of the same server. */
    String url(String database) {
        return endpoints().jdbcUrl().replaceFirst("/[^/]*$", "/" + database);
    }

    /** An empty database for a peer. */
    void create(String database) throws SQLException {
        try (Connection server = superuser("postgres");
                Statement statement = server.createStatement()) {
            statement.execute("drop database if exists " + database + " with (force)");
            statement.execute("create database " + database);
        }
    }

    /** A peer's own libraries and classes; empty where they could not be had. */
    Optional<String> libraries(String peer) throws IOException {
        Path built = home.resolve("target/bench/" + peer);
        if (!Files.exists(built.resolve("classpath"))) {
            return Optional.empty();
        }
        return Optional.of(built.resolve("classes") + ":"
                + Files.readString(built.resolve("classpath")).strip());
    }

    /** Flowable with its REST interface, on a database of its own of the same server. */
    URI flowable() throws IOException, InterruptedException, SQLException {
        create("flowable");
        URI flowable = Programs.onPort(Programs.freePort());
        programs.start(
                flowableOn(flowable), "flowable", flowable.resolve("/process-api/repository/process-definitions"));
        return flowable;
    }

    ProcessBuilder flowableOn(URI address) throws IOException {
        String libraries = libraries("flowable").orElseThrow(() -> new IllegalStateException("Flowable is not built"));
        ProcessBuilder builder = Programs.java(
                List.of("-cp", libraries),
                "org.sise.bench.flowable.FlowableServer",
                "--server.port=" + address.getPort());
        builder.environment().put("SPRING_DATASOURCE_URL", url("flowable"));
        builder.environment().put("SPRING_DATASOURCE_USERNAME", "postgres");
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", secret("postgres"));
        return builder;
    }

    /** A peer of that build which takes its work by HTTP, on an empty database of its own. */
    Optional<Peer> peer(String build, String name, String program)
            throws IOException, InterruptedException, SQLException {
        Optional<String> libraries = libraries(build);
        if (libraries.isEmpty()) {
            return Optional.empty();
        }
        String database = name.replace('-', '_');
        create(database);
        URI address = Programs.onPort(Programs.freePort());
        ProcessBuilder builder = Programs.java(
                List.of("-cp", libraries.get()),
                program,
                Integer.toString(address.getPort()),
                url(database),
                endpoints().kafka());
        builder.environment().put("PEER_PASSWORD", secret("postgres"));
        return Optional.of(new Peer(programs.start(builder, name, address), address, database));
    }

    /** A process that was started, where it listens, and its database. */
    record Peer(Process process, URI address, String database) {}

    /** The bare reference, which copies the rows of this incident. */
    URI reference(String incident) throws IOException, InterruptedException {
        Endpoints endpoints = endpoints();
        URI reference = Programs.onPort(Programs.freePort());
        ProcessBuilder builder = Programs.java(
                List.of("-cp", System.getProperty("java.class.path")),
                "org.sise.bench.Reference",
                Integer.toString(reference.getPort()),
                endpoints.jdbcUrl(),
                incident);
        builder.environment().put("SISE_OWNER_PASSWORD", endpoints.ownerPassword());
        programs.start(builder, "reference", reference);
        return reference;
    }

    /** The peers first, Sise with the database last. */
    @Override
    public void close() {
        programs.close();
        client.close();
    }
}
