package org.sise.console;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.sise.console.PagesTest.Visitor;

/** A request as it stands on the line: no client sends what cannot be an address, or a form. */
record RawCall(Visitor visitor) {
    String get(String address) throws IOException {
        return send("GET " + address + " HTTP/1.1\r\n", "");
    }

    String post(String address, String type, String body) throws IOException {
        return send("POST " + address + " HTTP/1.1\r\nContent-Type: " + type + "\r\n", body);
    }

    private String send(String start, String body) throws IOException {
        URI service = URI.create(RestAssured.baseURI);
        String cookies = "sise-session=" + visitor.session() + "; sise-form=" + visitor.cookie();
        String head = start + "Host: " + service.getHost() + ":" + RestAssured.port + "\r\nCookie: " + cookies
                + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n";
        try (Socket line = new Socket(service.getHost(), RestAssured.port);
                OutputStream out = line.getOutputStream()) {
            out.write((head + body).getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
