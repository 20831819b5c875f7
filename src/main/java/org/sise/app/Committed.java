package org.sise.app;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Fired after the commit of a change. */
public record Committed(UUID incident, int version, Optional<Instant> nextWake) {}
