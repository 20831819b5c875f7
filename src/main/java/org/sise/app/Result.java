package org.sise.app;

import java.util.UUID;
import org.sise.core.incident.Incident;

/** What a command brought about. */
public record Result(UUID id, Incident incident, int number, boolean replayed, boolean followUp) {}
