package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sise.core.incident.Incident;
import org.sise.store.Chain;
import org.sise.store.Entry;
import org.sise.store.EventLog;
import org.sise.store.Reception;

/** Incidents folded so far, a few in memory: a cold or wrong one costs a read of the log, never correctness. */
@ApplicationScoped
class Folds {
    private static final int MOST = 2_000;

    private final EventLog log;
    private final Map<UUID, Fold> recent = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Fold> eldest) {
            return size() > MOST;
        }
    };

    Folds(EventLog log) {
        this.log = log;
    }

    /** An incident and the hash of its last entry. */
    record Fold(Incident incident, String hash) {
        static final Fold NONE = new Fold(Incident.NONE, Chain.START);

        boolean precedes(List<Entry> further) {
            return further.isEmpty() || further.getFirst().previousHash().equals(hash);
        }

        /** As it was if they do not follow it. */
        Fold with(List<Entry> further) {
            if (further.isEmpty() || !precedes(further)) {
                return this;
            }
            Incident after = incident;
            for (Entry entry : further) {
                after = after.evolve(entry.event());
            }
            return new Fold(after, further.getLast().hash());
        }

        boolean is(Reception.Locked row) {
            return incident.version() == row.version() && hash.equals(row.hash());
        }
    }

    /** As the locked rows say they are; what is lacking of them is read at once. */
    Map<UUID, Fold> at(Map<UUID, Reception.Locked> locked) {
        Map<UUID, Fold> folds = new HashMap<>();
        Map<UUID, Integer> behind = new HashMap<>();
        locked.forEach((id, row) -> {
            Fold known = remembered(id);
            folds.put(id, known);
            if (known.incident().version() < row.version()) {
                behind.put(id, known.incident().version());
            }
        });
        if (!behind.isEmpty()) {
            log.histories(behind)
                    .forEach((id, further) -> folds.computeIfPresent(id, (same, fold) -> fold.with(further)));
        }
        folds.replaceAll((id, fold) -> at(id, fold, locked.get(id)));
        return folds;
    }

    private Fold at(UUID id, Fold found, Reception.Locked row) {
        if (found.is(row)) {
            return found;
        }
        Fold anew = Fold.NONE.with(log.history(id, 0)); // it was folded from something else
        if (anew.is(row)) {
            return anew;
        }
        throw new IllegalStateException(
                "the log of incident " + id + " does not end as its row says, at " + row.version());
    }

    /** As the log has it now; empty if there is no such incident. */
    Optional<Fold> latest(UUID id) {
        Fold latest = advance(id, remembered(id));
        return latest.incident().version() == 0 ? Optional.empty() : Optional.of(latest);
    }

    /** Only what is committed. */
    void remember(UUID id, Fold fold) {
        synchronized (recent) {
            Fold known = recent.get(id);
            if (known == null || known.incident().version() < fold.incident().version()) {
                recent.put(id, fold);
            }
        }
    }

    /** As {@link #remember}, but where it puts out no other: what passes by itself takes no place from what people work on. */
    void keepUp(UUID id, Fold fold) {
        synchronized (recent) {
            if (recent.size() < MOST || recent.containsKey(id)) {
                remember(id, fold);
            }
        }
    }

    private Fold remembered(UUID id) {
        synchronized (recent) {
            return recent.getOrDefault(id, Fold.NONE);
        }
    }

    private Fold advance(UUID id, Fold from) {
        List<Entry> further = log.history(id, from.incident().version());
        return from.precedes(further) || from.equals(Fold.NONE) ? from.with(further) : advance(id, Fold.NONE);
    }
}
