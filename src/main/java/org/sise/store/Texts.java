package org.sise.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sise.core.incident.Text;

/** The texts of one command, each with its salt; one per command. */
public final class Texts {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /** A text to be kept. */
    public record Kept(byte[] salt, String body) {}

    public Text keep(String body) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            String hash = HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
            kept.put(hash, new Kept(salt, body));
            return new Text(hash, body.length());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public Map<String, Kept> kept() {
        return Map.copyOf(kept);
    }
}
