package org.sise.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.incident.Event.Ending;
import org.sise.core.incident.Event.Linked.Relation;
import org.sise.core.plan.LimitSpec.From;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.StepKind;

/**
 * 并案 (rule 42): of two reports of one matter the first lives on, with what is more of each, and the duplicate is closed.
 * Each of the two decides its own side, and knows the other as it stands. Not undone.
 */
final class Merging {
    private final Decision decision;
    private final Command.Merge command;
    private final Incident other;

    Merging(Decision decision, Command.Merge command) {
        this.decision = decision;
        this.command = command;
        other = command.other();
    }

    void merge() throws Rejected {
        check();
        if (command.survives()) {
            takeIn();
            return;
        }
        decision.emit(new Event.Linked(other.report().number(), Relation.DUPLICATE, decision.now()));
        decision.emit(new Event.Noted(command.reason(), decision.now()));
        // Whoever hears of this end hears nothing of the first: the reason is for the commissions.
        Closing.close(decision, Ending.DUPLICATE, null);
    }

    private void check() throws Rejected {
        Incident own = decision.incident();
        String number = other.report().number();
        if (number.equals(own.report().number())) {
            throw new Rejected(Ground.LINKED_TO_ITSELF);
        }
        if (!other.report().clock().equals(own.report().clock())) {
            throw new Rejected(Ground.DRILL_WITH_REAL, number);
        }
        if (other.phase() != Incident.Phase.OPEN) {
            throw new Rejected(Ground.OTHER_ENDED, number);
        }
        if (!Decider.moves(other, decision.actor(), decision.context()).contains(Move.of(Verb.MERGE))) {
            throw new Rejected(Ground.OTHER_NOT_YOURS, number);
        }
        checkEnd(command.survives() ? other : own, command.survives() ? own : other);
    }

    private static void checkEnd(Incident duplicate, Incident first) throws Rejected {
        if (duplicate.report().restricted() && !first.report().restricted()) {
            throw new Rejected(Ground.RESTRICTED_INTO_OPEN, duplicate.report().number());
        }
        if (Closing.isPromiseOpen(duplicate)) {
            throw new Rejected(Ground.DUPLICATE_PROMISES, duplicate.report().number());
        }
    }

    private void takeIn() throws Rejected {
        Incident own = decision.incident();
        Situation before = own.situation();
        Deed deed = new Deeds(decision).own();
        String lead = own.assignment().lead() != null
                ? own.assignment().lead()
                : other.assignment().lead();
        decision.emit(new Event.Merged(
                other.report().number(),
                own.times().both(other.times()),
                lead,
                assisting(lead),
                publications(),
                command.reason(),
                decision.now()));
        assign();
        recuse();
        countFromEarlier();
        raise(before, deed);
    }

    /** Both units: the duplicate's as assisting ones. */
    private List<String> assisting(@Nullable String lead) {
        return Stream.of(
                        decision.incident().assignment().assisting().stream(),
                        Stream.ofNullable(other.assignment().lead()),
                        other.assignment().assisting().stream())
                .flatMap(units -> units)
                .filter(unit ->
                        !unit.equals(lead) && decision.units().unit(unit).isPresent())
                .distinct()
                .toList();
    }

    private List<Publication> publications() {
        return Stream.concat(
                        other.merged().stream().flatMap(merged -> merged.publications().stream()),
                        other.steps().values().stream().flatMap(step -> publication(step).stream()))
                .toList();
    }

    private Optional<Publication> publication(Step step) {
        String hash = switch (step.outcome()) {
            case Outcome.Publish publish -> publish.hash();
            case Outcome.Reply reply
            when reply.mode() == Outcome.Reply.Mode.PUBLIC && reply.text() != null ->
                reply.text().hash();
            case null, default -> null;
        };
        Deed deed = step.deed();
        return step.isSettled() && hash != null && deed != null
                ? Optional.of(new Publication(other.report().number(), step.id(), hash, deed.doneAt()))
                : Optional.empty();
    }

    /** Where the first is assigned already its units hear who assists from now on; else the confirm step tells them. */
    private void assign() throws Rejected {
        Incident.Assignment now = decision.incident().assignment();
        if (now.assignedAt() == null) {
            return;
        }
        List<String> copies = now.copies().stream()
                .filter(unit -> !now.assisting().contains(unit))
                .toList();
        new Grades(decision).assign(now.lead(), now.assisting(), copies, now.organ());
    }

    /** Who is personally concerned by one report of a matter is so by the other (rule 15). */
    private void recuse() {
        other.recused().stream()
                .filter(person -> !decision.incident().isRecused(person))
                .sorted()
                .forEach(person -> decision.emit(new Event.Recused(person, false, command.reason(), decision.now())));
    }

    /** What counts from the earlier K falls due earlier, unless it was extended; legal limits are armed anew by their rule. */
    private void countFromEarlier() {
        List.copyOf(decision.incident().limits().values()).stream()
                .filter(limit -> limit.isRunning() && !limit.isLegal() && limit.extensions() == 0)
                .forEach(this::countFromEarlier);
    }

    private void countFromEarlier(Limit limit) {
        Optional<Step> step = decision.incident().steps().values().stream()
                .filter(owing -> owing.id().toString().equals(limit.id()))
                .findFirst();
        decision.flow()
                .limit(step.map(owing -> owing.id().key()).orElse(limit.id()))
                .filter(spec -> spec.from() == From.KNOWN || spec.from() == From.RECEIVED)
                .flatMap(spec -> new Terms(decision).due(spec, step.orElse(null)))
                .filter(due -> due.at().isBefore(limit.due()))
                .ifPresent(due -> new Limits(decision).move(limit, due.at(), false));
    }

    /** The higher level, by whoever gave it; then the criteria see what is more of both. */
    private void raise(Situation before, Deed deed) throws Rejected {
        Situation both = before.most(other.situation());
        Intake intake = new Intake(decision);
        Grades grades = new Grades(decision);
        if (!both.equals(before)) {
            decision.emit(new Event.FollowedUp(both, null, null, decision.now()));
        }
        Level to = other.level();
        if (to.above(decision.level())) {
            boolean person = !other.grading().provisional() && deed.capacity().covers(grades.confirming(to));
            grades.change(to, !person, person ? command.reason() : null, List.of(), person ? deed : null);
        }
        intake.afterNewFacts(before);
        if (!both.equals(before)) {
            intake.askHeldAgain();
        }
    }

    /** When the public was answered by what became part of this: that meets what waits for an answer, and no step. */
    static Stream<Instant> answered(Decision decision, Limit limit) {
        boolean answer = limit.unit() == null
                && (limit.kind() == Kind.LEGAL || limit.kind() == Kind.MILESTONE)
                && limit.until().stream().anyMatch(key -> isAnswer(decision, key));
        return answer
                ? decision.incident().merged().stream()
                        .flatMap(merged -> merged.publications().stream())
                        .map(Publication::at)
                : Stream.empty();
    }

    private static boolean isAnswer(Decision decision, String key) {
        return decision.flow()
                .step(key)
                .filter(spec -> spec.kind() == StepKind.PUBLISH || spec.kind() == StepKind.REPLY)
                .isPresent();
    }
}
