package org.sise.app;

import java.util.UUID;
import org.sise.core.incident.Incident;

/**
 * What a command came to.
 *
 * @param incident as it is now
 * @param number of its last entry
 * @param replayed the key had been received before; nothing was done again
 * @param followUp the report went to an incident of the same matter, as 续报 or after its closing as a note
 */
public record Result(UUID id, Incident incident, int number, boolean replayed, boolean followUp) {}
