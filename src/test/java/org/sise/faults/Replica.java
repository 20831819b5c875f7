package org.sise.faults;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of several processes of the packaged service, as in production. */
final class Replica {
    private static final Path ARTIFACT =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    /** It takes 8 s of a processor, of which a machine that does much else gives little. */
    private static final Duration STARTS = Duration.ofMinutes(5);

    private static final Duration ANSWERS = Duration.ofSeconds(10);
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+:\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String name;
    private final Path log;
    private final Process process;
    private Optional<URI> page = Optional.empty();

    private Replica(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    static Replica start(String name, Path logs, Map<String, String> environment) {
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
        builder.environment().put("QUARKUS_HTTP_PORT", "0"); // it chooses one itself: nobody can take it meanwhile
        try {
            return new Replica(name, log, builder.start());
        } catch (IOException broken) {
            throw new UncheckedIOException("starting " + ARTIFACT, broken);
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
        return health("ready").path("status").asText().equals("UP");
    }

    /** What a check says of itself: its status and data; nothing when nobody answers. */
    JsonNode check(String address, String name) {
        for (JsonNode check : health(address).path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode health(String address) {
        if (listening().isEmpty()) {
            return MissingNode.getInstance();
        }
        HttpRequest question = HttpRequest.newBuilder(page().resolve("/q/health/" + address))
                .timeout(ANSWERS)
                .build();
        try {
            return JSON.readTree(
                    CLIENT.send(question, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException away) {
            return MissingNode.getInstance();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + name, stop);
        }
    }

    private JsonNode relay() {
        return check("well", "relay");
    }

    boolean publishes() {
        return relay().at("/data/publishing").asBoolean();
    }

    /** Not the same as not publishing: it must answer. */
    boolean standsBy() {
        JsonNode publishing = relay().at("/data/publishing");
        return publishing.isBoolean() && !publishing.asBoolean();
    }

    boolean isWell() {
        return relay().path("status").asText().equals("UP");
    }

    String faults() {
        return relay().at("/data/faults").asText();
    }

    URI page() {
        return listening().orElseThrow(() -> new IllegalStateException(name + " does not listen yet"));
    }

    private Optional<URI> listening() {
        if (page.isEmpty()) {
            try {
                Matcher said = LISTENING.matcher(Files.readString(log));
                page = said.find() ? Optional.of(URI.create(said.group(1))) : Optional.empty();
            } catch (IOException broken) {
                throw new UncheckedIOException("reading " + log, broken);
            }
        }
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
