package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Outcome.Approve.Ruling;
import org.sise.core.plan.Flow;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.LimitSpec.Overdue;
import org.sise.core.plan.StepKind;

/** 口径: versions, approvals of a version, publication of what was approved and of nothing else. */
final class Statements {
    private static final Duration CORRECTION = Duration.ofHours(1);

    private final Decision decision;

    Statements(Decision decision) {
        this.decision = decision;
    }

    private Incident incident() {
        return decision.incident();
    }

    // --- what must hold before

    void check(Step step, Outcome.Draft draft) throws Rejected {
        if (draft.cause() != null && isCauseOpen()) {
            throw new Rejected(Ground.CAUSE_OPEN);
        }
        checkAhead(draft.nextReleaseAt(), decision.now());
        decision.knownUnits(List.copyOf(draft.usesFactsOf()));
        checkClarifies(step, draft);
        if (step.subject() instanceof Subject.Correction && draft.kind() != Outcome.Draft.Kind.CORRECTION) {
            throw new Rejected(Ground.CORRECTION_EXPECTED);
        }
    }

    /** A draft is published later than now; what was said already is judged by when it was said. */
    static void checkAhead(@Nullable Instant next, Instant said) throws Rejected {
        if (next != null && !next.isAfter(said)) {
            throw new Rejected(Ground.RELEASE_NOT_AHEAD, next);
        }
    }

    /** Rule 32. */
    private boolean isCauseOpen() {
        boolean found = latestFinding("verify").filter(Statements::isFound).isPresent();
        boolean asked = incident().steps("independent").anyMatch(step -> step.state() != Step.State.CANCELLED)
                || decision.flow()
                        .step("independent")
                        .filter(new Readiness(decision)::isWanted)
                        .isPresent();
        return !found
                || (asked
                        && latestFinding("independent")
                                .filter(Statements::isFound)
                                .isEmpty());
    }

    private static boolean isFound(Outcome.Verify verify) {
        return verify.finding() != Outcome.Verify.Finding.OPEN;
    }

    private Optional<Outcome.Verify> latestFinding(String key) {
        return incident()
                .steps(key)
                .filter(Step::isSettled)
                .filter(step ->
                        !incident().assignment().assisting().contains(step.id().unit()))
                .reduce((earlier, later) -> later)
                .flatMap(step ->
                        step.outcome() instanceof Outcome.Verify verify ? Optional.of(verify) : Optional.empty());
    }

    /** Untrue reports are answered by our facts, as a clarification (rule 32). */
    private void checkClarifies(Step step, Outcome.Draft draft) throws Rejected {
        boolean untrue = latestFinding("verify")
                .filter(verify -> verify.finding() == Outcome.Verify.Finding.UNTRUE)
                .isPresent();
        boolean corrects = step.subject() instanceof Subject.Correction;
        if (untrue && !corrects && draft.kind() != Outcome.Draft.Kind.CLARIFICATION) {
            throw new Rejected(Ground.CLARIFICATION_EXPECTED);
        }
    }

    /** The press gets approved words, or the time of the next release (rule 35). */
    void check(Outcome.Press press, Deed deed) throws Rejected {
        checkAhead(press.nextReleaseAt(), deed.doneAt());
        boolean approved = press.hash() != null
                && incident()
                        .settled(StepKind.APPROVE)
                        .anyMatch(step -> step.id().key().equals("approve")
                                && step.outcome() instanceof Outcome.Approve approve
                                && approve.ruling() == Ruling.APPROVE
                                && approve.hash().equals(press.hash())
                                && !Approvals.isDenied(incident(), step.id()));
        if (press.hash() != null ? !approved : press.nextReleaseAt() == null) {
            throw new Rejected(Ground.PRESS_WITHOUT_WORDS);
        }
    }

    /** A changed version of a promised release, or of a correction, is one again; after a publication it is a further one. */
    static @Nullable Subject subjectOfOpened(Incident incident, String key, String opener) {
        if (isLatestPublished(incident, key)) {
            return new Subject.Release(opener);
        }
        return incident.steps(key)
                .filter(step -> step.kind() == StepKind.DRAFT && step.state() != Step.State.CANCELLED)
                .max(Opening.byOpening())
                .map(Step::subject)
                .orElse(null);
    }

    static boolean isLatestPublished(Incident incident, String key) {
        return incident.steps(key)
                .filter(step -> step.state() != Step.State.CANCELLED)
                .max(Opening.byOpening())
                .filter(version -> Versions.isPublished(incident, version.id()))
                .isPresent();
    }

    void check(Step step, Outcome.Approve approve, Deed deed) throws Rejected {
        checkVersion(step, approve.hash());
        Step version = version(step);
        Deed drafted = version.deed();
        if (drafted != null
                && (drafted.decidedBy().equals(deed.decidedBy())
                        || drafted.decidedBy().equals(deed.recordedBy()))) {
            throw new Rejected(Ground.DRAFTER_APPROVES, version.id());
        }
        checkAfter(deed.doneAt(), version, Ground.APPROVED_TOO_EARLY);
        if (approve.ruling() != Ruling.APPROVE && approve.reason() == null) {
            throw new Rejected(Ground.RULING_WITHOUT_REASON);
        }
        if (approve.ruling() == Ruling.APPROVE && !approve.failed().isEmpty()) {
            throw new Rejected(Ground.FAILED_TEXT_APPROVED);
        }
        if (approve.outlet() != null) {
            decision.knownUnit(approve.outlet());
        }
        if (approve.ruling() == Ruling.APPROVE) {
            checkFallback(step, version, deed);
        }
    }

    /** By the minute, as people tell it: nothing is done with words before there are any. */
    private static void checkAfter(Instant done, Step earlier, Ground early) throws Rejected {
        Deed deed = earlier.deed();
        if (deed != null && done.isBefore(deed.doneAt().truncatedTo(ChronoUnit.MINUTES))) {
            throw new Rejected(early, earlier.id(), done);
        }
    }

    /** The fallback covers facts, attitude and the next release, never a cause (rule 29). */
    private void checkFallback(Step step, Step version, Deed deed) throws Rejected {
        boolean ofCommittee = new Authority(incident(), decision.context()).isOfCommittee(step);
        boolean fallback = ofCommittee
                && decision.units()
                        .person(deed.decidedBy())
                        .filter(person -> !person.unit().equals(step.id().unit()))
                        .isPresent();
        if (fallback && version.outcome() instanceof Outcome.Draft draft && draft.cause() != null) {
            throw new Rejected(Ground.FALLBACK_WITH_CAUSE);
        }
    }

    void check(Step step, Outcome.Countersign countersign) throws Rejected {
        checkVersion(step, countersign.hash());
        if (countersign.view() != Outcome.Countersign.View.AGREE && countersign.reason() == null) {
            throw new Rejected(Ground.VIEW_WITHOUT_REASON);
        }
    }

    void checkVersion(Step step, String hash) throws Rejected {
        if (!hash.equals(hash(version(step)))) {
            throw new Rejected(Ground.OTHER_VERSION, step.id(), version(step).id(), hash(version(step)));
        }
    }

    void check(Step step, Outcome.Publish publish) throws Rejected {
        checkVersion(step, publish.hash());
        new Deeds(decision).plausible(publish.at());
        for (Step approval : incident().settled(StepKind.APPROVE).toList()) {
            if (approval.of() != null && approval.of().equals(step.of())) {
                checkAfter(publish.at(), approval, Ground.PUBLISHED_TOO_EARLY);
            }
        }
        decision.knownUnit(publish.outlet());
        Optional<String> named = Approvals.outlet(incident(), step.of());
        if (named.isPresent() && !named.get().equals(publish.outlet())) {
            throw new Rejected(Ground.OTHER_OUTLET, named.get());
        }
    }

    private Step version(Step step) {
        return Optional.ofNullable(step.of())
                .flatMap(incident()::step)
                .orElseThrow(() -> new IllegalStateException(step.id() + " is of no version"));
    }

    static String hash(Step version) {
        return switch (version.outcome()) {
            case Outcome.Draft draft -> draft.hash();
            case Outcome.Plan plan -> plan.hash();
            case null, default -> throw new IllegalStateException(version.id() + " holds no version");
        };
    }

    void approved(Step step, Outcome.Approve approve) throws Rejected {
        if (approve.ruling() == Ruling.REJECT) {
            Step version = version(step);
            // a promise or a correction stays one through its rejected versions
            Opening.reopen(decision, version.id().key(), version.id().unit(), version.subject());
        }
        if (approve.ruling() == Ruling.APPROVE && version(step).outcome() instanceof Outcome.Plan plan) {
            new TaskForces(decision).assign(plan.tasks());
            planned();
        }
    }

    /** The plan's first release, where nothing is being written; else it follows what is published next. */
    private void planned() throws Rejected {
        Optional<StepId> last = incident()
                .settled(StepKind.PUBLISH)
                .flatMap(step -> Stream.ofNullable(step.of()))
                .reduce((earlier, later) -> later)
                .filter(version -> isLatestPublished(incident(), version.key()));
        Optional<Instant> next = Promises.planned(incident(), decision.now(), null);
        if (last.isPresent() && next.isPresent()) {
            promise(last.get(), next.get());
        }
    }

    void published(Step step) throws Rejected {
        Step version = version(step);
        Optional<Instant> said = version.outcome() instanceof Outcome.Draft draft
                ? Optional.ofNullable(draft.nextReleaseAt())
                : Optional.empty();
        Optional<Instant> next = said.or(() -> Promises.planned(incident(), decision.now(), version.subject()));
        if (next.isPresent()) {
            promise(version.id(), next.get());
        }
    }

    private void promise(StepId version, Instant at) throws Rejected {
        StepId next = Opening.reopen(decision, version.key(), version.unit(), new Subject.Promise(at));
        new Limits(decision)
                .emitArmed(
                        "release." + next.unit() + "." + next.round(),
                        Kind.INTERNAL,
                        null,
                        decision.now(),
                        at,
                        Set.of("publish"),
                        Set.of(Overdue.RING),
                        false);
    }

    /** A level that has no statements has no corrections; one at a time. */
    static boolean isCorrectable(Incident incident, Step publication, Flow flow) {
        return Optional.ofNullable(publication.of())
                        .map(StepId::key)
                        .flatMap(flow::step)
                        .isPresent()
                && !Promises.isBeingCorrected(incident, publication.id());
    }

    /** 更正 (rule 35). */
    void correct(StepId publication) throws Rejected {
        Step published = decision.step(publication);
        Step version = version(published);
        StepId next =
                Opening.reopen(decision, version.id().key(), version.id().unit(), new Subject.Correction(publication));
        Instant now = decision.now();
        new Limits(decision)
                .emitArmed(
                        "correction." + next.unit() + "." + next.round(),
                        Kind.INTERNAL,
                        null,
                        now,
                        now.plus(CORRECTION),
                        Set.of("publish"),
                        Set.of(Overdue.RING),
                        false);
    }
}
