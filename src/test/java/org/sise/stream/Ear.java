package org.sise.stream;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A client of the stream that keeps what it hears. */
final class Ear implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<Stream<String>> response;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> reading;
    private volatile String cursor = "";

    /** {@code name} is empty for a change. */
    record Heard(String name, String incident, int number) {}

    Ear(URI stream, String authorization, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(stream)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", authorization)
                .header("Accept", "text/event-stream");
        headers.forEach(request::header);
        response = client.send(request.build(), BodyHandlers.ofLines());
        reading = CompletableFuture.runAsync(
                this::read, task -> Thread.ofVirtual().start(task));
    }

    private void read() {
        String name = "";
        String body = "";
        for (String line : (Iterable<String>) response.body()::iterator) {
            if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                body = line.substring(5).strip();
            } else if (line.startsWith("id:")) {
                cursor = line.substring(3).strip();
            } else if (line.isEmpty()) {
                JsonPath said = JsonPath.from(body);
                heard.add(new Heard(
                        name,
                        name.isEmpty() ? said.getString("incident") : "",
                        name.isEmpty() ? said.getInt("number") : 0));
                name = "";
            }
        }
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** As the browser would send it when it comes back. */
    String cursor() {
        return cursor;
    }

    List<String> incidents() {
        return heard.stream()
                .filter(one -> one.name().isEmpty())
                .map(Heard::incident)
                .toList();
    }

    List<Heard> heard() {
        return heard;
    }

    void awaits(String incident) {
        await().atMost(Duration.ofSeconds(20)).until(() -> incidents().contains(incident));
    }

    void awaitsEvent(String name) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> heard.stream().anyMatch(one -> one.name().equals(name)));
    }

    void awaitsEnd() {
        await().atMost(Duration.ofSeconds(20)).until(reading::isDone);
    }

    @Override
    public void close() {
        response.body().close();
        client.shutdownNow();
    }
}
