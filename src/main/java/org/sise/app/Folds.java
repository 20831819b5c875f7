package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sise.core.incident.Incident;
import org.sise.store.Chain;
import org.sise.store.Entry;
import org.sise.store.EventLog;

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

        Fold with(Entry entry) {
            return new Fold(incident.evolve(entry.event()), entry.hash());
        }
    }

    /** As the locked row says it is. */
    Fold at(UUID id, int version, String hash) {
        Fold known = remembered(id);
        Fold current = known.incident().version() < version ? advance(id, known) : known;
        if (is(current, version, hash)) {
            return current;
        }
        Fold anew = advance(id, Fold.NONE);
        if (is(anew, version, hash)) {
            return anew;
        }
        throw new IllegalStateException("the log of incident " + id + " does not end as its row says, at " + version);
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

    private Fold remembered(UUID id) {
        synchronized (recent) {
            return recent.getOrDefault(id, Fold.NONE);
        }
    }

    private Fold advance(UUID id, Fold from) {
        List<Entry> further = log.history(id, from.incident().version());
        if (!further.isEmpty() && !further.getFirst().previousHash().equals(from.hash())) {
            return from.equals(Fold.NONE) ? from : advance(id, Fold.NONE);
        }
        Fold fold = from;
        for (Entry entry : further) {
            fold = fold.with(entry);
        }
        return fold;
    }

    private static boolean is(Fold fold, int version, String hash) {
        return fold.incident().version() == version && fold.hash().equals(hash);
    }
}
