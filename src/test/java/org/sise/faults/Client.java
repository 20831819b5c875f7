package org.sise.faults;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.sise.faults.History.Asked;
import org.sise.faults.History.Told;

/** A careful client: a key per command, and the same command again at the next replica until somebody answers. */
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger COMMANDS = new AtomicInteger();
    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final List<URI> pages;
    private final History history;
    private int next;

    /** @param first the replica that it asks first, and the next only when that one does not answer */
    Client(List<Replica> replicas, int first, History history) {
        this.pages = replicas.stream().map(Replica::page).toList();
        this.next = first % pages.size();
        this.history = history;
    }

    /** @param path below /api/v1/incidents; in {@code body}, MARK stands for the command's own marker */
    Optional<Told> post(String person, String path, String body) {
        String marker = "标记-" + RUN + "-" + COMMANDS.incrementAndGet();
        Asked command = new Asked(person, UUID.randomUUID().toString(), marker);
        history.ask(command);
        HttpRequest.BodyPublisher publisher =
                HttpRequest.BodyPublishers.ofString(body.replace('\'', '"').replace("MARK", marker));
        HttpResponse<String> answer = untilAnswered(() -> request(person, path)
                .header("Idempotency-Key", command.key())
                .POST(publisher)
                .build());
        if (answer.statusCode() >= 300) {
            history.refused(command, answer.statusCode(), answer.body());
            return Optional.empty();
        }
        JsonNode incident = json(answer.body());
        Told told = new Told(
                command,
                UUID.fromString(incident.path("id").asText()),
                incident.path("version").asInt());
        history.told(told);
        return Optional.of(told);
    }

    JsonNode get(String person, String path) {
        return json(untilAnswered(() -> request(person, path).GET().build()).body());
    }

    private HttpRequest.Builder request(String person, String path) {
        byte[] login = (person + ":" + person + "-demo").getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(pages.get(next).resolve("/api/v1/incidents" + path))
                .timeout(Duration.ofSeconds(6))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
                .header("Content-Type", "application/json");
    }

    private interface Question {
        HttpRequest now();
    }

    private HttpResponse<String> untilAnswered(Question question) {
        Optional<HttpResponse<String>> first = attempt(question);
        return first.orElseGet(() -> await("an answer")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> attempt(question), Optional::isPresent)
                .orElseThrow());
    }

    private Optional<HttpResponse<String>> attempt(Question question) {
        try {
            HttpResponse<String> answer = http.send(question.now(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() < 500) {
                return Optional.of(answer);
            }
        } catch (IOException nobodyThere) {
            // nobody knows whether it was applied: the key says so to whoever is asked next
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
        history.retried();
        next = (next + 1) % pages.size();
        return Optional.empty();
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException broken) {
            throw new IllegalStateException("no JSON: " + body, broken);
        }
    }
}
