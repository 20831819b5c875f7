package org.sise.app;

import java.util.List;

/**
 * What the watch says: that it looks, or that something is, or is over, that must never be.
 *
 * @param anomalies what there is at this moment, or the one that was found or is over
 * @param incidents numbers of some; of what was found only
 */
public record Sighting(Kind kind, List<String> anomalies, List<String> incidents) {
    public enum Kind {
        HEARTBEAT,
        FOUND,
        OVER
    }
}
