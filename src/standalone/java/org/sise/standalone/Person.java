package org.sise.standalone;

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
import java.util.Map;

/** A demo person who asks by REST with a bearer token of his own, as a program of his would. */
public final class Person {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI page;
    private final String authorization;

    private Person(HttpClient client, URI page, String authorization) {
        this.client = client;
        this.page = page;
        this.authorization = authorization;
    }

    public static Person logIn(HttpClient client, URI page, String name) throws IOException, InterruptedException {
        byte[] password = (name + ":" + name + "-demo").getBytes(StandardCharsets.UTF_8);
        Person byPassword =
                new Person(client, page, "Basic " + Base64.getEncoder().encodeToString(password));
        String wish = JSON.writeValueAsString(Map.of("label", "standalone", "days", 1));
        String token = byPassword.send("/api/v1/tokens", wish).path("token").asText();
        return new Person(client, page, "Bearer " + token);
    }

    public String get(String path) throws IOException, InterruptedException {
        return answer(request(path).header("Accept", "application/json").GET().build());
    }

    String page(String path) throws IOException, InterruptedException {
        return answer(request(path).header("Accept", "text/html").GET().build());
    }

    /** By POST, a JSON object. */
    public JsonNode send(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(answer(request));
    }

    public JsonNode read(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(page.resolve(path)).timeout(PATIENCE).header("Authorization", authorization);
    }

    private String answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
