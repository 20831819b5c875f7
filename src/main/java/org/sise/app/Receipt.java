package org.sise.app;

import org.sise.store.Reception;

/**
 * What makes a command apply once: its sender's key, and a hash of what came with it.
 *
 * @param source {@code rest:<person>}, or the source of a CloudEvent
 */
public record Receipt(String source, String key, String fingerprint) {
    Reception.Claim claim() {
        return new Reception.Claim(source, key, fingerprint);
    }
}
