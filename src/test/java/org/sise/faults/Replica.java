package org.sise.faults;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One of several processes of the packaged service, as in production. */
final class Replica {
    private static final Path ARTIFACT =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final Duration STARTS = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String name;
    private final URI page;
    private final Path log;
    private final Process process;

    private Replica(String name, URI page, Path log, Process process) {
        this.name = name;
        this.page = page;
        this.log = log;
        this.process = process;
    }

    static Replica start(String name, Path logs, Map<String, String> environment) {
        int port = anyFreePort();
        Path log = logs.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        ARTIFACT.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().remove("CLASSPATH");
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        try {
            Process process = builder.start();
            return new Replica(name, URI.create("http://127.0.0.1:" + port), log, process);
        } catch (IOException broken) {
            throw new UncheckedIOException("starting " + ARTIFACT, broken);
        }
    }

    private static int anyFreePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException("no free port", broken);
        }
    }

    Replica awaitReady() {
        await(name + " is ready; its log is " + log)
                .atMost(STARTS)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(name + " has died; its log is " + log);
                    }
                    return isReady();
                });
        return this;
    }

    boolean isReady() {
        return status("/q/health/ready") == 200;
    }

    private int status(String path) {
        try {
            return get(path).statusCode();
        } catch (IOException away) {
            return 0;
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        HttpRequest question = HttpRequest.newBuilder(page.resolve(path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return CLIENT.send(question, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    /** What it says of the relay: {@code publishing}, {@code pending}, {@code parked}, {@code faults}. */
    JsonNode relay() {
        try {
            JsonNode health = JSON.readTree(get("/q/health/well").body());
            for (JsonNode check : health.path("checks")) {
                if (check.path("name").asText().equals("relay")) {
                    return check.path("data");
                }
            }
            throw new IllegalStateException(name + " says nothing of its relay: " + health);
        } catch (IOException away) {
            throw new UncheckedIOException(name + " does not say how it is", away);
        }
    }

    boolean publishes() {
        return relay().path("publishing").asBoolean();
    }

    String faults() {
        return relay().path("faults").asText();
    }

    URI page() {
        return page;
    }

    void signal(String signal) {
        Signals.send(signal, process.pid());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: it has no last word. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Nobody waits: the tests are over. */
    void end() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return name;
    }
}
