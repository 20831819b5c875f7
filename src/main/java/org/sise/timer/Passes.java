package org.sise.timer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.sise.app.Incidents;
import org.sise.timer.DueLimits.Due;
import org.sise.timer.DueLimits.Moment;

/** Lets limits pass: claim and effect are one transaction, so a limit passes once whoever dies. */
@ApplicationScoped
class Passes {
    private static final Logger LOG = Logger.getLogger(Passes.class);
    private static final int SECONDS = 5;

    private final DueLimits limits;
    private final StuckLimits stuck;
    private final Incidents incidents;

    Passes(DueLimits limits, StuckLimits stuck, Incidents incidents) {
        this.limits = limits;
        this.stuck = stuck;
        this.incidents = incidents;
    }

    /** All of them in one transaction; where that fails each incident alone. Answers what has passed. */
    List<Due> pass(List<Due> candidates, Moment moment) throws SQLException {
        Set<UUID> ids = new TreeSet<>(candidates.stream().map(Due::incident).toList());
        try {
            return inTransaction(() -> claimAndPass(ids, moment));
        } catch (RuntimeException | StackOverflowError oneOfThem) {
            LOG.warnf("timer=batch_failed incidents=%d reason=%s", ids.size(), oneOfThem);
            return passAlone(ids, moment);
        }
    }

    private List<Due> passAlone(Set<UUID> ids, Moment moment) throws SQLException {
        List<Due> passed = new ArrayList<>();
        for (UUID id : ids) {
            try {
                passed.addAll(inTransaction(() -> claimAndPass(Set.of(id), moment)));
            } catch (RuntimeException | StackOverflowError poisoned) {
                int attempts = stuck.failed(id, poisoned.toString(), moment.databaseNow());
                LOG.errorf(poisoned, "timer=stuck incident=%s attempts=%d", id, attempts);
            }
        }
        return passed;
    }

    private static List<Due> inTransaction(Callable<List<Due>> work) {
        return QuarkusTransaction.requiringNew().timeout(SECONDS).call(work);
    }

    private List<Due> claimAndPass(Set<UUID> ids, Moment moment) throws SQLException {
        Map<UUID, List<Due>> claimed = limits.claim(ids, moment);
        if (claimed.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<String>> due = new HashMap<>();
        claimed.forEach((id, all) -> due.put(id, all.stream().map(Due::limit).toList()));
        incidents.pass(due);
        stuck.passed(claimed.keySet());
        return claimed.values().stream().flatMap(List::stream).toList();
    }
}
