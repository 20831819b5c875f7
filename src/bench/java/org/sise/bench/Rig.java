package org.sise.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.sise.standalone.DataFolder;
import org.sise.standalone.Endpoints;

/**
 * A packaged Sise with PostgreSQL and Kafka of its own, empty, and peers beside it on the same PostgreSQL: each a process
 * with the same memory, all on the loopback address. The data are in target/bench/data and are removed at the next start.
 */
final class Rig implements AutoCloseable {
    private static final List<String> JVM = List.of("-Xmx1g", "-XX:+UseParallelGC");
    private static final Duration STARTS = Duration.ofMinutes(3);
    private static final Duration STOPS = Duration.ofSeconds(60);

    private final Path home;
    private final Path data;
    private final Deque<Process> processes = new ArrayDeque<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI page;

    private Rig(Path home) throws IOException, InterruptedException {
        this.home = home;
        data = home.resolve("target/bench/data");
        remove(data);
        int port = freePort();
        page = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder sise = java(
                List.of("-Dsise.home=" + home, "-cp", System.getProperty("java.class.path")),
                "org.sise.standalone.Standalone",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port));
        sise.environment().put("SISE_JAVA_OPTIONS", String.join(" ", JVM));
        start(sise, "sise", page.resolve("/q/health/ready"));
    }

    static Rig start() throws IOException, InterruptedException {
        return new Rig(Path.of(System.getProperty("sise.home", ".")).toAbsolutePath());
    }

    URI page() {
        return page;
    }

    HttpClient client() {
        return client;
    }

    Person person(String name) throws IOException, InterruptedException {
        return Person.logIn(client, page, name);
    }

    Endpoints endpoints() {
        return Endpoints.of(new DataFolder(data));
    }

    /** As the owner of Sise's tables. */
    Connection owner() throws SQLException {
        Endpoints endpoints = endpoints();
        return DriverManager.getConnection(endpoints.jdbcUrl(), "sise_owner", endpoints.ownerPassword());
    }

    /** Flowable with its REST interface, on a database of its own of the same server. */
    URI flowable() throws IOException, InterruptedException, SQLException {
        Path built = home.resolve("target/bench/flowable");
        String libraries = Files.readString(built.resolve("classpath")).strip();
        String password = new DataFolder(data).secret("postgres");
        String url = endpoints().jdbcUrl().replaceFirst("/[^/]*$", "/");
        try (Connection server = DriverManager.getConnection(url + "postgres", "postgres", password);
                Statement statement = server.createStatement()) {
            statement.execute("create database flowable");
        }
        int port = freePort();
        URI flowable = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder builder = java(
                List.of("-cp", built.resolve("classes") + ":" + libraries),
                "org.sise.bench.flowable.FlowableServer",
                "--server.port=" + port);
        builder.environment().put("SPRING_DATASOURCE_URL", url + "flowable");
        builder.environment().put("SPRING_DATASOURCE_USERNAME", "postgres");
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", password);
        start(builder, "flowable", flowable.resolve("/process-api/repository/process-definitions"));
        return flowable;
    }

    /** The bare reference, which copies the rows of this incident. */
    URI reference(String incident) throws IOException, InterruptedException {
        Endpoints endpoints = endpoints();
        int port = freePort();
        URI reference = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder builder = java(
                List.of("-cp", System.getProperty("java.class.path")),
                "org.sise.bench.Reference",
                Integer.toString(port),
                endpoints.jdbcUrl(),
                incident);
        builder.environment().put("SISE_OWNER_PASSWORD", endpoints.ownerPassword());
        start(builder, "reference", reference);
        return reference;
    }

    private static ProcessBuilder java(List<String> options, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(options);
        command.add(program);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private void start(ProcessBuilder builder, String name, URI ready) throws IOException, InterruptedException {
        Path log = home.resolve("target/bench/" + name + ".log");
        builder.environment().remove("CLASSPATH");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        processes.push(process);
        Instant patience = Instant.now().plus(STARTS);
        while (!isReady(ready)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || Instant.now().isAfter(patience)) {
                close();
                throw new IllegalStateException(name + " does not start, see " + log);
            }
        }
    }

    private boolean isReady(URI ready) throws InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** The peers first, Sise with the database last. */
    @Override
    public void close() {
        while (!processes.isEmpty()) {
            Process process = processes.pop();
            process.destroy();
            if (!ended(process)) {
                process.destroyForcibly();
            }
        }
        client.close();
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(STOPS.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
