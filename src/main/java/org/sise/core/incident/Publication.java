package org.sise.core.incident;

import java.time.Instant;

/**
 * What a merged duplicate, or what had become part of it, had told the public; the text stays there.
 *
 * @param incident its number
 * @param step of that incident
 * @param hash of the approved version, or of the answer's text
 * @param at when it was published
 */
public record Publication(String incident, StepId step, String hash, Instant at) {}
