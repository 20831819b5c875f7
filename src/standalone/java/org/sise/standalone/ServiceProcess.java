package org.sise.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The service: the artifact of production as a process of its own, told by its environment where everything is. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration STARTS = Duration.ofMinutes(2);
    private static final Duration STOPS = Duration.ofSeconds(30);

    /** A start takes two thirds of the work; a service that runs for long is told otherwise by SISE_JAVA_OPTIONS. */
    private static final String QUICK_START = "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    /** Ends the service when standard input closes, which it also does when the launcher is killed. */
    private static final String UNTIL_INPUT_ENDS = """
            trap '' INT HUP TERM
            exec 3<&0
            ( trap - TERM; exec "$@" ) </dev/null 3<&- &
            service=$!
            ( trap - TERM; while read -r _ <&3; do :; done; kill $service ) 2>/dev/null &
            guard=$!
            wait $service
            status=$?
            kill $guard 2>/dev/null
            exit $status
            """;

    private final Process process;
    private final Path log;
    private final URI page;

    private ServiceProcess(Process process, Path log, URI page) {
        this.process = process;
        this.log = log;
        this.page = page;
    }

    /** @param java the command that runs the artifact, {@link Artifact#command} */
    static ServiceProcess start(DataFolder folder, List<String> java, Endpoints endpoints, int port)
            throws IOException {
        Path log = folder.freshLog("service.log");
        List<String> command = new ArrayList<>(List.of("sh", "-c", UNTIL_INPUT_ENDS, "sh"));
        command.addAll(java);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().remove("CLASSPATH");
        builder.environment().putAll(environment(folder, endpoints, port));
        return new ServiceProcess(builder.start(), log, URI.create("http://127.0.0.1:" + port));
    }

    static List<String> options() {
        return List.of(Objects.requireNonNullElse(System.getenv("SISE_JAVA_OPTIONS"), QUICK_START)
                .split(" "));
    }

    private static Map<String, String> environment(DataFolder folder, Endpoints endpoints, int port) {
        return Map.of(
                "QUARKUS_PROFILE", "prod",
                "QUARKUS_DATASOURCE_JDBC_URL", endpoints.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", "sise_app",
                "QUARKUS_DATASOURCE_PASSWORD", endpoints.appPassword(),
                "KAFKA_BOOTSTRAP_SERVERS", endpoints.kafka(),
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_HTTP_AUTH_SESSION_ENCRYPTION_KEY", folder.secret("session"),
                "SISE_DEMO", "true");
    }

    /** Waits until the service says that it is ready; refuses with the end of its log when it dies or takes too long. */
    void awaitReady() throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(page.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Instant patience = Instant.now().plus(STARTS);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!ready(client, question)) {
                boolean died = process.waitFor(100, TimeUnit.MILLISECONDS);
                if (died || Instant.now().isAfter(patience)) {
                    throw new Refusal(died ? obituary() : "the service is not ready after " + STARTS + ". " + logEnd());
                }
            }
        }
    }

    private static boolean ready(HttpClient client, HttpRequest question) throws InterruptedException {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    String obituary() {
        return "the service has ended with status " + process.exitValue() + ". " + logEnd();
    }

    private String logEnd() {
        return log + " ends with:\n" + Processes.lastLines(log, 15);
    }

    URI page() {
        return page;
    }

    Path log() {
        return log;
    }

    long pid() {
        return process.pid();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    @Override
    public void close() throws IOException {
        stop(STOPS);
    }

    /** Asks the service to stop, waits for its orderly end, and kills it only when it does not come. */
    void stop(Duration patience) throws IOException {
        List<ProcessHandle> all = process.descendants().toList();
        process.outputWriter().close();
        if (!Processes.ended(process.toHandle(), patience)) {
            all.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
