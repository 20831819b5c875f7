package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.sise.config.PlanReader;
import org.sise.config.Shipped;
import org.sise.config.StandardReader;
import org.sise.core.grading.Standard;
import org.sise.core.plan.Plan;
import org.sise.store.RuleKind;
import org.sise.store.RuleVersions;
import org.sise.store.RuleVersions.Deed;

/**
 * Plan and standard of any version, and those in force at a time. Bodies never change, so they are kept in memory for good;
 * what is in force is kept with the number of the last deed known, and whoever decides has asked the database for that
 * number within his own transaction: a replica that has not heard of an activation reads it before it decides.
 */
@ApplicationScoped
public class Rules {
    private final Shipped shipped;
    private final RuleVersions store;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final Map<String, Standard> standards = new ConcurrentHashMap<>();
    private volatile RuleBook book = RuleBook.EMPTY;

    Rules(Shipped shipped, RuleVersions store) {
        this.shipped = shipped;
        this.store = store;
    }

    /** @param latest number of the last deed, as the caller's transaction sees it */
    void catchUp(long latest) {
        if (latest > book.latest()) {
            RuleBook read = new RuleBook(store.deeds());
            synchronized (this) {
                book = read.latest() > book.latest() ? read : book;
            }
        }
    }

    /** For who did not ask for the number with something else. */
    void catchUp() {
        catchUp(store.latest());
    }

    /** As last known here. */
    RuleBook book() {
        return book;
    }

    /** In force at that time, as far as is known here. */
    public Plan plan(Instant at) {
        return plan(inForce(RuleKind.PLAN, at));
    }

    /** In force at that time, as far as is known here. */
    public Standard standard(Instant at) {
        return standard(inForce(RuleKind.STANDARD, at));
    }

    private String inForce(RuleKind kind, Instant at) {
        return book.inForce(kind, at).map(Deed::version).orElseGet(() -> ofFile(kind));
    }

    /** The version that holds while nobody put one into force. */
    String ofFile(RuleKind kind) {
        return switch (kind) {
            case PLAN -> shipped.plan().version();
            case STANDARD -> shipped.standard().version();
        };
    }

    /** @throws IllegalStateException if there is no such version */
    public Plan plan(String version) {
        return known(plans, RuleKind.PLAN, version, body -> PlanReader.read(version, new StringReader(body)));
    }

    /** @throws IllegalStateException if there is no such version */
    public Standard standard(String version) {
        return known(standards, RuleKind.STANDARD, version, body -> StandardReader.read(version, body));
    }

    private <T> T known(Map<String, T> all, RuleKind kind, String version, Function<String, T> reading) {
        T found = all.get(version);
        if (found != null) {
            return found;
        }
        T read = reading.apply(store.body(kind, version)
                .orElseThrow(() -> new IllegalStateException("no " + kind + " of version " + version)));
        all.put(version, read);
        return read;
    }
}
