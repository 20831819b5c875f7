package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sise.core.grading.Level;
import org.sise.core.plan.Flow;
import org.sise.core.plan.StepKind;

/** What holds of every incident after every decision. */
final class Invariants {
    private Invariants() {}

    /** Before the event is applied. */
    static void checkEvent(Incident before, Event event) {
        if (before.isOver()) {
            assertThat(event)
                    .as("in a closed incident notes, links, the alarm of a carried promise, and a 补签")
                    .isInstanceOfAny(
                            Event.Noted.class,
                            Event.Linked.class,
                            Event.ContentPurged.class,
                            Event.LimitMissed.class,
                            Event.Alarmed.class,
                            Event.LimitsArmed.class,
                            Event.WakeSet.class,
                            Event.LimitsMet.class,
                            Event.StepSettled.class);
        }
        if (before.isOver() && event instanceof Event.StepSettled settled) {
            assertThat(before.step(settled.step()).map(Step::kind)).contains(StepKind.RATIFY);
        }
        switch (event) {
            case Event.StepOpened opened ->
                assertThat(before.steps()).as("a step id opens once").doesNotContainKey(opened.step());
            case Event.LimitsArmed armed ->
                armed.limits().forEach(one -> assertNotLater(before, one.limit(), one.due()));
            case Event.LimitMoved moved -> assertNotLater(before, moved.limit(), moved.due());
            default -> {}
        }
    }

    private static void assertNotLater(Incident before, String id, Instant due) {
        before.limit(id)
                .filter(Limit::isLegal)
                .ifPresent(old -> assertThat(due).as("legal limit " + id).isBeforeOrEqualTo(old.due()));
    }

    /** Nobody outside the circle hears of an event but who acted, whom it names, and the commissions that join at once. */
    static void checkAudience(Incident after, Event event, Actor actor) {
        Set<String> audience = new TreeSet<>(Audience.of(after, event, actor, SampleCity.UNITS));
        assertThat(Guesses.UNITS).as("audience of " + event).containsAll(audience);
        audience.removeAll(after.circle().keySet());
        audience.removeAll(Audience.of(after, new Event.Noted(Words.TEXT, Instant.EPOCH), actor, SampleCity.UNITS));
        switch (event) {
            case Event.UnitJoined joined -> audience.remove(joined.unit());
            case Event.UnitLeft left -> audience.remove(left.unit());
            case Event.StepSettled(StepId id, Outcome.Report told, Deed deed, Instant at) ->
                told.to().forEach(audience::remove);
            default -> {}
        }
        assertThat(audience).as("outside the circle, of " + event).isEmpty();
    }

    static void check(Incident before, Command command, Incident after, Instant now) {
        Flow flow = SampleCity.PLAN.flow(after.level());
        after.openSteps().forEach(step -> checkStep(step, after, flow));
        after.limits().values().forEach(limit -> checkLimit(limit, after, flow));
        if (command instanceof Command.LimitPassed(String id)) {
            Instant wake = after.limits().get(id).wake();
            assertThat(wake == null || wake.isAfter(now))
                    .as("limit " + id + " passed at " + now + " and wakes again " + wake)
                    .isTrue();
        }
        boolean lives = after.openSteps().anyMatch(step -> !(after.isOver() && step.kind() == StepKind.RATIFY))
                || after.limits().values().stream()
                        .anyMatch(limit -> limit.isRunning()
                                && !(after.isOver()
                                        && (Promises.isRelease(limit)
                                                || limit.id().startsWith("ratify."))));
        assertThat(lives)
                .as("an open incident has something to wait for, a closed one has not")
                .isEqualTo(!after.isOver());
    }

    private static void checkStep(Step step, Incident incident, Flow flow) {
        assertThat(Guesses.UNITS).as("unit of " + step.id()).contains(step.id().unit());
        boolean known = flow.step(step.id().key())
                .filter(spec -> spec.kind() == step.kind())
                .isPresent();
        boolean allowed = known
                || step.kind().isRequest()
                || incident.marks().kept().contains(step.id())
                || step.kind() == StepKind.TASK && incident.level() == Level.RED
                || incident.phase() == Incident.Phase.COMPLETED;
        assertThat(allowed)
                .as("open step " + step.id() + " that the flow of " + incident.level() + " does not know")
                .isTrue();
    }

    private static void checkLimit(Limit limit, Incident incident, Flow flow) {
        if (!limit.isRunning()) {
            assertThat(limit.wake()).as("wake of the ended limit " + limit.id()).isNull();
            return;
        }
        assertThat(limit.wake() != null || limit.missed())
                .as("a running limit sleeps for good only when it was missed: " + limit)
                .isTrue();
        if (limit.isLegal()) {
            return;
        }
        List<Step> ended = incident.steps().values().stream()
                .filter(step -> step.id().toString().equals(limit.id()) && !step.isOpen())
                .toList();
        assertThat(ended).as("the step of the running limit " + limit.id()).isEmpty();
        if (limit.unit() == null && !limit.id().contains(".")) {
            boolean ofFlow = flow.limit(limit.id()).isPresent()
                    || limit.id().equals(Silence.LIMIT)
                    || Calm.isOne(limit)
                    || incident.openSteps()
                            .anyMatch(step -> limit.until().contains(step.id().key()));
            assertThat(ofFlow)
                    .as("running limit " + limit.id() + " of another flow")
                    .isTrue();
        }
    }
}
