package org.sise.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.sise.core.incident.Sha256;

/** SHA-256 in lower-case hex, over fields that are framed by their lengths. */
final class Sha {
    private final ByteArrayOutputStream framed = new ByteArrayOutputStream();

    /** Its length in bytes (4, big-endian) goes before each field, so that no two lists of fields give the same bytes. */
    Sha field(Object value) {
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        framed.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        framed.writeBytes(bytes);
        return this;
    }

    String hex() {
        return Sha256.hex(framed.toByteArray());
    }
}
