package org.sise.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hex, over bytes or over fields that are framed by their lengths. */
final class Sha {
    private final ByteArrayOutputStream framed = new ByteArrayOutputStream();

    static String of(byte[] first, byte[] second) {
        MessageDigest digest = digest();
        digest.update(first);
        return HexFormat.of().formatHex(digest.digest(second));
    }

    /** Its length in bytes (4, big-endian) goes before each field, so that no two lists of fields give the same bytes. */
    Sha field(Object value) {
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        framed.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        framed.writeBytes(bytes);
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest().digest(framed.toByteArray()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
