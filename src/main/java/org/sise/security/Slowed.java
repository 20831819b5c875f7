package org.sise.security;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Sha256;

/**
 * A name at an address that failed too often, on this replica.
 *
 * @param name as it was typed, which need not be anybody's; {@code null} for all names from the address together
 * @param until before then no attempt is looked at
 */
public record Slowed(@Nullable String name, String address, int failures, Instant until) {
    /** Names it without saying it: in the field of a name there stands a password now and then. */
    public String id() {
        String source = name == null ? address : name + '\0' + address;
        return Sha256.hex(source.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
