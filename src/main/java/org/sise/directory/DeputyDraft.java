package org.sise.directory;

import java.time.Instant;

/** That {@code person} is to act for another from (inclusive) until (exclusive). */
public record DeputyDraft(String person, Instant from, Instant until) {}
