package org.sise.app;

import java.util.UUID;

/** There is no incident with this id. */
public final class UnknownIncident extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownIncident(UUID incident) {
        super("no incident " + incident);
    }
}
