package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.sise.config.Clocks;
import org.sise.store.Reception;

/** Locks an incident for the caller's transaction and folds what this replica has not seen of it. */
@ApplicationScoped
class Holding {
    private final Reception reception;
    private final Folds folds;
    private final Clocks clocks;

    Holding(Reception reception, Folds folds, Clocks clocks) {
        this.reception = reception;
        this.folds = folds;
        this.clocks = clocks;
    }

    Optional<Writer.Held> hold(UUID incident) {
        return reception
                .lock(incident)
                .map(locked -> new Writer.Held(
                        incident,
                        folds.at(incident, locked.version(), locked.hash()),
                        locked.closedAt(),
                        clocks.now(locked.clock(), locked.databaseNow())));
    }
}
