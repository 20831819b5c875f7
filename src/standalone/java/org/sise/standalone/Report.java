package org.sise.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** {@code ./sise report FILE.json}: reports an incident to the Sise that runs here and prints what it answers. */
public final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Report() {}

    public static void main(String[] arguments) {
        Program.run(() -> {
            Arguments given = Arguments.of(arguments).only("data");
            if (given.words().size() != 1) {
                throw new Refusal("name one file, for example: ./sise report docs/samples/blue.json");
            }
            Path file = Path.of(given.words().getFirst());
            if (!Files.isReadable(file)) {
                throw new Refusal("cannot read " + file + ".");
            }
            Running running = Running.on(given.path("data", Program.home("data")));
            HttpResponse<String> response = post(running.page().resolve("/api/v1/incidents"), file);
            if (response.statusCode() >= 300) {
                throw new Refusal(problem(response));
            }
            System.out.println(answer(running.page(), JSON.readTree(response.body())));
        });
    }

    private static HttpResponse<String> post(URI address, Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Authorization", "Basic " + credentials(System.getenv()))
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String credentials(Map<String, String> environment) {
        String user = environment.getOrDefault("SISE_USER", "li");
        String password = environment.getOrDefault("SISE_PASSWORD", user + "-demo");
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Number, level and why, who has what to do by when; the whole answer is one GET away. */
    static String answer(URI page, JsonNode incident) {
        StringBuilder text = new StringBuilder("%s  %s%s  owner %s%n"
                .formatted(
                        word(incident, "number"),
                        word(incident, "level"),
                        incident.path("provisional").asBoolean() ? " (provisional)" : "",
                        word(incident, "owner")));
        incident.path("because")
                .forEach(
                        reason -> text.append("  because %s (%s)%n".formatted(word(reason, "zh"), word(reason, "en"))));
        incident.path("steps")
                .forEach(step -> text.append("  step    %-28s %-12s %s%n"
                        .formatted(
                                word(step, "id"),
                                word(step, "role"),
                                step.has("due") ? "due " + word(step, "due") : "")));
        incident.path("limits")
                .forEach(limit -> text.append("  limit   %-28s %-12s due %s%n"
                        .formatted(
                                word(limit, "id"),
                                limit.path("legal").asBoolean() ? "legal" : word(limit, "state"),
                                word(limit, "due"))));
        return text.append("  all of it: GET ")
                .append(page.resolve("/api/v1/incidents/" + word(incident, "id")))
                .toString();
    }

    private static String word(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static String fault(JsonNode error) {
        StringBuilder text = new StringBuilder(word(error, "field") + " " + word(error, "message"));
        if (error.has("allowed")) {
            text.append(": ");
            error.path("allowed").forEach(value -> text.append(value.asText()).append(' '));
        }
        return text.toString().strip();
    }

    /** RFC 9457 where the answer is a problem, its status and body where it is anything else. */
    private static String problem(HttpResponse<String> response) {
        try {
            JsonNode problem = JSON.readTree(response.body());
            StringBuilder text = new StringBuilder("the report was refused: ")
                    .append(problem.path("title").asText("status " + response.statusCode()))
                    .append(
                            problem.has("detail")
                                    ? "; " + problem.path("detail").asText()
                                    : "");
            problem.path("errors").forEach(error -> text.append("\n  ").append(fault(error)));
            return text.toString();
        } catch (IOException e) {
            return "the report was refused with status " + response.statusCode() + ": " + response.body();
        }
    }
}
