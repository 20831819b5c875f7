package org.sise.watch;

/** What must never be. */
enum Anomaly {
    /** A limit has passed, and no alarm says so. */
    SILENT_LIMIT,
    /** A limit that should have been looked at was not. */
    SLEPT_LIMIT,
    /** Kafka has not been told of an entry for longer than a minute. */
    UNTOLD_ENTRY,
    /** An entry of today is not what its hash says, or does not follow the one before it. */
    BROKEN_CHAIN,
    /** An incident is open, and nothing in it is to be done. */
    IDLE_INCIDENT
}
