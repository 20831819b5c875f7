package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sise.config.Clocks;
import org.sise.store.Reception;

/** Locks incidents for the caller's transaction and folds what this replica has not seen of them. */
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
        return hold(List.of(incident)).stream().findFirst();
    }

    /** By their ids, as every writer locks them; one that is not there is left out. */
    List<Writer.Held> hold(Collection<UUID> incidents) {
        Map<UUID, Reception.Locked> locked = reception.lock(incidents);
        Map<UUID, Folds.Fold> current = folds.at(locked);
        Map<String, Clocks.Reading> readings = new HashMap<>();
        List<Writer.Held> held = new ArrayList<>();
        locked.forEach((id, row) -> {
            Clocks.Reading at = readings.computeIfAbsent(row.clock(), clock -> clocks.held(clock, row.databaseNow()));
            held.add(new Writer.Held(id, current.get(id), row.closedAt(), at));
        });
        return held;
    }
}
