package org.sise.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A small OpenID provider: discovery, keys, the code flow, tokens that are really signed. Whoever comes to it is logged in
 * as the person whom {@code /person} named last. {@code /sign} signs any claims for a test, which may live in another class
 * loader than this resource and therefore asks by HTTP.
 */
public final class OpenIdProvider implements QuarkusTestResourceLifecycleManager {
    static final String CLIENT = "sise";
    static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String KEY = "first";
    // Not Vert.x' JSON: it would be initialised by this resource's class loader, and be broken for the service.
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair keys = newKeys();
    private HttpServer server;
    private volatile String person = "nobody";

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException("no port for the provider", taken);
        }
        server.createContext("/.well-known/openid-configuration", call -> answer(call, discovery()));
        server.createContext("/keys", call -> answer(call, keySet()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", call -> answer(call, tokens(call)));
        server.createContext("/person", this::named);
        server.createContext("/sign", call -> answer(call, signed(body(call))));
        server.start();
        return Map.of("quarkus.oidc.auth-server-url", issuer());
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String discovery() throws JsonProcessingException {
        return JSON.writeValueAsString(Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/keys",
                "response_types_supported",
                List.of("code"),
                "id_token_signing_alg_values_supported",
                List.of("RS256")));
    }

    private String keySet() throws JsonProcessingException {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        Map<String, String> told = Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                KEY,
                "n",
                base64(key.getModulus().toByteArray()),
                "e",
                base64(key.getPublicExponent().toByteArray()));
        return JSON.writeValueAsString(Map.of("keys", List.of(told)));
    }

    private static String base64(byte[] number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number);
    }

    private void authorize(HttpExchange call) throws IOException {
        Map<String, String> asked = pairs(call.getRequestURI().getRawQuery());
        String back = asked.get("redirect_uri") + "?code=the-code&state=" + asked.get("state");
        call.getResponseHeaders().set("Location", back);
        call.sendResponseHeaders(302, -1);
        call.close();
    }

    private void named(HttpExchange call) throws IOException {
        person = body(call);
        answer(call, "{}");
    }

    private String tokens(HttpExchange call) throws IOException {
        String wanted =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (!wanted.equals(call.getRequestHeaders().getFirst("Authorization"))
                || !"the-code".equals(pairs(body(call)).get("code"))) {
            return "{\"error\": \"invalid_grant\"}";
        }
        String token = signed(JSON.writeValueAsString(Map.of("aud", CLIENT, "employee", person)));
        return JSON.writeValueAsString(
                Map.of("id_token", token, "access_token", token, "token_type", "Bearer", "expires_in", 300));
    }

    /** What the claims leave open is as it should be: this issuer, five minutes. */
    private String signed(String claims) throws JsonProcessingException {
        Map<String, Object> token = new HashMap<>(Map.of(
                "iss", issuer(),
                "sub", "some-subject",
                "exp", Instant.now().plusSeconds(300).getEpochSecond()));
        token.putAll(JSON.readValue(claims, new TypeReference<Map<String, Object>>() {}));
        return Jwt.claims(token).jws().keyId(KEY).sign(keys.getPrivate());
    }

    private static KeyPair newKeys() {
        try {
            return KeyUtils.generateKeyPair(2048);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> pairs(String form) {
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String body(HttpExchange call) throws IOException {
        return new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange call, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
