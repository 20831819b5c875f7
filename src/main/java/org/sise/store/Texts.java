package org.sise.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sise.core.incident.Sha256;
import org.sise.core.incident.Text;

/** The texts that come with one command, kept aside until its entries are appended. For one command and one thread. */
public final class Texts {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT = 16;

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /** A body and the salt by which it cannot be guessed from its hash. */
    public record Kept(byte[] salt, String body) {
        /** Lower-case hex of SHA-256 over salt and UTF-8 body. */
        public String hash() {
            return Sha256.hex(salt, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * The text as the core knows it.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Text keep(String body) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        Kept keeping = new Kept(salt, body);
        Text text = new Text(keeping.hash(), body.length());
        kept.put(text.hash(), keeping);
        return text;
    }

    /** By hash, in the order in which they were kept. */
    public Map<String, Kept> kept() {
        return Collections.unmodifiableMap(kept);
    }
}
