package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.app.RuleBook.Standing;
import org.sise.config.Clocks;
import org.sise.config.PlanReader;
import org.sise.config.StandardReader;
import org.sise.core.grading.Standard;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Ground;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Sha256;
import org.sise.core.incident.Staffing;
import org.sise.core.plan.Plan;
import org.sise.core.plan.Role;
import org.sise.directory.Directory;
import org.sise.store.RuleKind;
import org.sise.store.RuleVersions;
import org.sise.store.RuleVersions.Deed;
import org.sise.store.RuleVersions.Version;

/** Drafts of plan and standard, put into force by a second person; everything by the database's time and one after the other. */
@ApplicationScoped
public class RuleDesk {
    /** A form knows minutes: the one that runs is now. */
    private static final Duration SAME_MINUTE = Duration.ofMinutes(1);

    private final RuleVersions store;
    private final Rules rules;
    private final Directory directory;
    private final Clocks clocks;

    RuleDesk(RuleVersions store, Rules rules, Directory directory, Clocks clocks) {
        this.store = store;
        this.rules = rules;
        this.directory = directory;
        this.clocks = clocks;
    }

    /** {@code fresh}: false if the same content was there under this name. */
    public record Drafted(String version, boolean fresh) {}

    /** A version, where it stands, and who did what with it last. */
    public record Listed(
            Version version,
            Standing standing,
            @Nullable Deed activated,
            @Nullable Deed withdrawn) {}

    /** A coordinator of the city's commission, or who is above. */
    public boolean mayDraft(Actor actor, Instant now) {
        return isOfCommission(actor, now) && actor.may(Role.COORDINATOR);
    }

    /** A leader of the city's commission. */
    public boolean mayActivate(Actor actor, Instant now) {
        return isOfCommission(actor, now) && actor.may(Role.DEPUTY_LEADER);
    }

    private boolean isOfCommission(Actor actor, Instant now) {
        return actor.unit().equals(directory.units(now).cityCommission());
    }

    /**
     * Keeps a document as a draft.
     *
     * @throws org.sise.config.InvalidDocument with every place that is wrong
     */
    @Transactional(rollbackOn = Exception.class)
    public Drafted draft(RuleKind kind, String document, String note, Actor actor) throws Rejected {
        if (!mayDraft(actor, inTurn())) {
            throw new Rejected(Ground.DRAFTED_BY_COMMISSION);
        }
        String version = version(kind, document);
        String hash = Sha256.hex(document.getBytes(StandardCharsets.UTF_8));
        boolean fresh = store.add(new RuleVersions.Draft(kind, version, document, hash, note, actor.person()));
        if (!fresh && !isSame(kind, version, document)) {
            throw new Rejected(Ground.VERSION_TAKEN, version);
        }
        return new Drafted(version, fresh);
    }

    /**
     * Puts a version into force; one that is to be in force later gets another time.
     *
     * @param from {@code null}: from now
     * @return since when it holds; empty if there is no such version
     */
    @Transactional(rollbackOn = Exception.class)
    public Optional<Instant> activate(RuleKind kind, String version, @Nullable Instant from, Actor actor)
            throws Rejected {
        Instant now = inTurn();
        Optional<Listed> listed = listed(kind, version, now);
        if (listed.isEmpty()) {
            return Optional.empty();
        }
        if (!mayActivate(actor, now)) {
            throw new Rejected(Ground.ACTIVATED_BY_LEADER);
        }
        check(listed.get(), actor);
        if (kind == RuleKind.PLAN) {
            Staffing.check(rules.plan(version), directory.units(now));
        }
        Instant holds = from(from, now);
        store.note(new Deed(0, kind, version, Deed.What.ACTIVATED, actor.person(), holds, now));
        return Optional.of(holds);
    }

    private static void check(Listed listed, Actor actor) throws Rejected {
        String version = listed.version().version();
        switch (listed.standing()) {
            case WITHDRAWN -> throw new Rejected(Ground.VERSION_WITHDRAWN, version);
            case IN_FORCE -> throw new Rejected(Ground.VERSION_HOLDS, version);
            case DRAFT, SCHEDULED, FORMER -> {
                if (listed.version().drafter().equals(actor.person())) {
                    throw new Rejected(Ground.DRAFTER_ACTIVATES, version);
                }
            }
        }
    }

    private static Instant from(@Nullable Instant asked, Instant now) throws Rejected {
        if (asked == null) {
            return now;
        }
        if (asked.isBefore(now.minus(SAME_MINUTE))) {
            throw new Rejected(Ground.FORCE_IN_PAST, asked);
        }
        return asked.isBefore(now) ? now : asked;
    }

    /** Takes back what is not in force yet, for good if it never was; false if there is no such version. */
    @Transactional(rollbackOn = Exception.class)
    public boolean withdraw(RuleKind kind, String version, Actor actor) throws Rejected {
        Instant now = inTurn();
        Optional<Listed> listed = listed(kind, version, now);
        if (listed.isEmpty()) {
            return false;
        }
        if (!mayDraft(actor, now)) {
            throw new Rejected(Ground.DRAFTED_BY_COMMISSION);
        }
        switch (listed.get().standing()) {
            case WITHDRAWN -> throw new Rejected(Ground.VERSION_WITHDRAWN, version);
            case IN_FORCE, FORMER -> throw new Rejected(Ground.VERSION_USED, version);
            case DRAFT, SCHEDULED ->
                store.note(new Deed(0, kind, version, Deed.What.WITHDRAWN, actor.person(), null, now));
        }
        return true;
    }

    /** Waits for its turn; the time is the database's. */
    private Instant inTurn() {
        return clocks.now(Clocks.REAL, store.lock());
    }

    /** Newest first, as they stand at that time. */
    @Transactional
    public List<Listed> all(RuleKind kind, Instant at) {
        rules.catchUp();
        RuleBook book = rules.book();
        return store.versions(kind).stream()
                .map(version -> listed(version, book, at))
                .toList();
    }

    private Optional<Listed> listed(RuleKind kind, String version, Instant at) {
        rules.catchUp();
        return store.version(kind, version).map(known -> listed(known, rules.book(), at));
    }

    private Listed listed(Version version, RuleBook book, Instant at) {
        RuleKind kind = version.kind();
        return new Listed(
                version,
                book.standing(version, rules.ofFile(kind), at),
                book.last(kind, version.version(), Deed.What.ACTIVATED).orElse(null),
                book.last(kind, version.version(), Deed.What.WITHDRAWN).orElse(null));
    }

    public Optional<Plan> plan(String version) {
        return store.version(RuleKind.PLAN, version).map(known -> rules.plan(known.version()));
    }

    public Optional<Standard> standard(String version) {
        return store.version(RuleKind.STANDARD, version).map(known -> rules.standard(known.version()));
    }

    /** The document as it came. */
    public Optional<String> document(RuleKind kind, String version) {
        return store.body(kind, version);
    }

    private static String version(RuleKind kind, String document) {
        return switch (kind) {
            case PLAN -> readPlan(document).version();
            case STANDARD -> readStandard(document).version();
        };
    }

    /** In what it says: a comment or another order of keys is no other version. */
    private boolean isSame(RuleKind kind, String version, String document) {
        return switch (kind) {
            case PLAN -> rules.plan(version).equals(readPlan(document));
            case STANDARD -> rules.standard(version).equals(readStandard(document));
        };
    }

    private static Plan readPlan(String document) {
        return PlanReader.read("plan", new StringReader(document));
    }

    private static Standard readStandard(String document) {
        return StandardReader.read("standard", document);
    }
}
