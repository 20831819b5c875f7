package org.sise.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Requests to a peer, which asks for no log-in. */
final class Peers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Peers() {}

    static String post(HttpClient client, URI address, String body) throws IOException, InterruptedException {
        return post(client, address, body, PATIENCE);
    }

    static String post(HttpClient client, URI address, String body, Duration patience)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return answer(client, request);
    }

    static String get(HttpClient client, URI address) throws IOException, InterruptedException {
        return answer(
                client, HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build());
    }

    private static String answer(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = sent(client, request);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    /** A connection that the peer gave up while it was idle says nothing of the request: it is sent once more. */
    private static HttpResponse<String> sent(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException hangs) {
            throw hangs;
        } catch (IOException gone) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
