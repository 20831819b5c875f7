package org.sise.app;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Ground;
import org.sise.core.incident.Rejected;
import org.sise.store.BackTestRows;
import org.sise.store.BackTestRows.Row;
import org.sise.store.BackTestRows.State;
import org.sise.store.BackTestRows.Wish;
import org.sise.store.PastIncidents;
import org.sise.store.PastIncidents.Period;
import org.sise.store.RuleKind;
import org.sise.store.RuleVersions;

/** Back-tests as they are asked for and looked at: one at a time in the whole installation, whichever replica runs it. */
@ApplicationScoped
public class BackTestDesk {
    private final RuleVersions versions;
    private final RuleDesk desk;
    private final PastIncidents past;
    private final BackTestRows rows;

    BackTestDesk(RuleVersions versions, RuleDesk desk, PastIncidents past, BackTestRows rows) {
        this.versions = versions;
        this.desk = desk;
        this.past = past;
        this.rows = rows;
    }

    /** Of which version, over which incidents. */
    public record Asked(RuleKind kind, String version, Period period) {}

    /** Empty if there is no such version. */
    @Transactional(rollbackOn = Exception.class)
    Optional<Wish> begin(Asked asked, Actor actor) throws Rejected {
        check(actor);
        if (versions.version(asked.kind(), asked.version()).isEmpty()) {
            return Optional.empty();
        }
        if (rows.isAnyRunning()) {
            throw new Rejected(Ground.BACKTEST_RUNS);
        }
        UUID id = Generators.timeBasedEpochGenerator().generate();
        Wish wish = new Wish(id, asked.kind(), asked.version(), asked.period(), actor.person());
        rows.begin(wish, past.count(asked.period()));
        return Optional.of(wish);
    }

    /** Whoever runs it stops after the batch that it counts. */
    @Transactional(rollbackOn = Exception.class)
    public void cancel(UUID id, Actor actor) throws Rejected {
        check(actor);
        if (!rows.end(id, State.CANCELLED)) {
            throw new Rejected(Ground.BACKTEST_ENDED);
        }
    }

    private void check(Actor actor) throws Rejected {
        if (!desk.mayDraft(actor, versions.lock())) {
            throw new Rejected(Ground.DRAFTED_BY_COMMISSION);
        }
    }

    public Optional<Row> find(UUID id) {
        return rows.find(id);
    }

    /** Newest first. */
    public List<Row> of(RuleKind kind, String version) {
        return rows.of(kind, version);
    }

    /** What came of it; empty while there is nothing. */
    public <T> Optional<T> result(UUID id, Class<T> type) {
        return rows.result(id, type);
    }
}
