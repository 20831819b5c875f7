package org.sise.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sise.core.incident.Text;

/** What persons typed in one command, kept apart from the events that refer to it by hash. */
public final class Texts {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /** A body and its salt. */
    public record Kept(byte[] salt, String body) {}

    public Text keep(String body) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        String hash = hash(salt, body);
        kept.put(hash, new Kept(salt, body));
        return new Text(hash, body.length());
    }

    /** By hash. */
    public Map<String, Kept> kept() {
        return Collections.unmodifiableMap(kept);
    }

    private static String hash(byte[] salt, String body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
