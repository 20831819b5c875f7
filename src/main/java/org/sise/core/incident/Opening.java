package org.sise.core.incident;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.plan.Party;
import org.sise.core.plan.StepKind;
import org.sise.core.plan.StepSpec;

/**
 * The one opening rule: after every event each step whose {@code after} are all settled, lapsed, cancelled or not needed
 * opens; and its mirror: an open step that the flow, the owner or the units no longer give to its unit is cancelled.
 */
final class Opening {
    private final Decision decision;
    private final Readiness readiness;

    Opening(Decision decision) {
        this.decision = decision;
        readiness = new Readiness(decision);
    }

    void apply() {
        if (decision.incident().phase() == Incident.Phase.CLOSED) {
            return;
        }
        cancelMisplaced();
        for (StepSpec spec : decision.flow().steps()) {
            if (readiness.isWanted(spec) && readiness.isReady(spec)) {
                openFor(spec);
            }
        }
    }

    private void openFor(StepSpec spec) {
        List<String> primary = parties().primary(spec);
        for (String unit : parties().of(spec)) {
            boolean first = primary.contains(unit);
            if (!readiness.isLive(spec, unit, first)) {
                open(
                        spec,
                        unit,
                        null,
                        first ? spec.parties().getFirst() : spec.parties().getLast());
            }
        }
    }

    private Parties parties() {
        return new Parties(decision.incident(), decision.units());
    }

    /** Opens the next round of a step for a unit, which joins the circle if it is not in it yet. */
    StepId open(StepSpec spec, String unit, @Nullable Subject subject, Party party) {
        Circle.join(decision, unit, Circle.capacity(party));
        StepId id = new StepId(spec.key(), unit, decision.incident().round(spec.key(), unit) + 1);
        StepId of = spec.of() == null
                ? null
                : readiness.version(spec.of()).map(Step::id).orElse(null);
        decision.emit(new Event.StepOpened(
                id, spec.kind(), spec.stage(), spec.line(), spec.role(), subject, of, decision.now()));
        if (spec.kind() == StepKind.APPROVE) {
            carryOver(id, of);
        }
        return id;
    }

    /** Of the same version: what was rung in vain, or held back, before another role had to approve, is not forgotten. */
    private void carryOver(StepId id, @Nullable StepId of) {
        decision.incident()
                .steps(id.key())
                .filter(step -> !step.id().equals(id) && Objects.equals(step.of(), of))
                .reduce((earlier, later) -> later)
                .filter(step -> step.cancelled() == Event.Cause.REPLANNED)
                .filter(step -> step.keepsBack()
                        || !step.calls().isEmpty() && step.id().unit().equals(id.unit()))
                .ifPresent(step -> decision.emit(new Event.CarriedOver(id, step.id(), decision.now())));
    }

    private void cancelMisplaced() {
        for (Step step : decision.incident().openSteps().toList()) {
            Optional<Event.Cause> cause = misplaced(step);
            cause.ifPresent(why -> decision.cancel(step, why));
            if (cause.isPresent() && step.kind() == StepKind.DRAFT && isOwed(step)) {
                handOver(step);
            }
        }
    }

    /** A first draft opens by its rule; what was promised, is to be corrected or was rejected does not. */
    private static boolean isOwed(Step draft) {
        return draft.subject() != null || draft.id().round() > 1;
    }

    /** A promised release, a correction or another version is owed by the next lead unit (rules 20, 31, 34). */
    private void handOver(Step draft) {
        decision.flow()
                .step(draft.id().key())
                .ifPresent(spec -> open(spec, parties().responsible(), draft.subject(), Party.RESPONSIBLE));
    }

    private Optional<Event.Cause> misplaced(Step step) {
        if (step.kind().isRequest()
                || decision.incident().marks().kept().contains(step.id())
                || decision.incident().phase() == Incident.Phase.COMPLETED
                        && step.stage().isAfterHandling()) {
            return Optional.empty();
        }
        Optional<StepSpec> spec = decision.spec(step);
        if (spec.isEmpty() && step.kind() == StepKind.TASK && decision.level() == Level.RED) {
            return Optional.empty(); // the ground does not wait for the committee (rule 25)
        }
        if (spec.isEmpty() || spec.get().role() != step.role()) {
            return Optional.of(Event.Cause.REPLANNED);
        }
        if (isForeign(step, spec.get()) && !worksOn(step)) {
            return Optional.of(Event.Cause.REPLANNED);
        }
        if (!readiness.isDecided(spec.get())) {
            return Optional.of(Event.Cause.REPLANNED);
        }
        boolean stale = step.of() != null
                && (readiness
                                .version(spec.get().of())
                                .filter(version -> version.id().equals(step.of()))
                                .isEmpty()
                        || !readiness.isReady(spec.get()));
        return stale ? Optional.of(Event.Cause.SUPERSEDED) : Optional.empty();
    }

    private boolean isForeign(Step step, StepSpec spec) {
        return switch (step.kind()) {
            case OPINION, TASK, DIRECTIVE, PUBLISH, COUNTERSIGN -> false;
            default -> !parties().of(spec).contains(step.id().unit());
        };
    }

    /** 先接后转: at orange and red a unit that returned works on until the next one has signed (rule 19). */
    private boolean worksOn(Step step) {
        Incident incident = decision.incident();
        String lead = incident.assignment().lead();
        return incident.level().atLeast(Level.ORANGE)
                && incident.marks().returnedBy().contains(step.id().unit())
                && lead != null
                && !incident.acknowledged().containsKey(lead);
    }

    /** Opens a step outside the opening rule: by hand, for a new round, on a promise. */
    static StepId reopen(Decision decision, String key, @Nullable String unit, @Nullable Subject subject)
            throws Rejected {
        StepSpec spec =
                decision.flow().step(key).orElseThrow(() -> new Rejected(Ground.NOT_IN_FLOW, decision.level(), key));
        String holder = unit != null
                ? unit
                : new Parties(decision.incident(), decision.units())
                        .primary(spec).stream().findFirst().orElseThrow(() -> new Rejected(Ground.NO_HOLDER, key));
        return new Opening(decision).open(spec, holder, subject, spec.parties().getFirst());
    }

    /** A step opened by hand for a unit that it does not fall to would be cancelled at once. */
    static void checkHolder(Decision decision, String key, @Nullable String unit) throws Rejected {
        if (unit == null) {
            return;
        }
        decision.knownUnit(unit);
        boolean falls = decision.flow()
                .step(key)
                .filter(spec -> new Parties(decision.incident(), decision.units())
                        .of(spec)
                        .contains(unit))
                .isPresent();
        if (!falls) {
            throw new Rejected(Ground.NOT_HOLDER, key, unit);
        }
    }

    static Comparator<Step> byOpening() {
        return Comparator.comparing(Step::openedAt)
                .thenComparing(step -> step.id().round());
    }

    static boolean isOpenedByEffect(StepKind kind) {
        return kind == StepKind.OPINION || kind == StepKind.TASK || kind == StepKind.DIRECTIVE;
    }
}
