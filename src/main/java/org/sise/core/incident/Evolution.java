package org.sise.core.incident;

import org.sise.core.incident.Incident.Phase;

/** Applies one event: total over the sealed type, no rules, no refusals. */
final class Evolution {
    private Evolution() {}

    static Incident apply(Incident now, Event event) {
        Next next = new Next(now);
        switch (event) {
            case Event.Reported e -> next.reported(e);
            case Event.FollowedUp e -> next.followedUp(e);
            case Event.Corrected e -> {
                next.situation = e.situation();
                next.times = e.times();
            }
            case Event.Graded e -> next.graded(e);
            case Event.LoweringSuggested e -> {}
            case Event.Proposed e -> {}
            case Event.ClassSet e -> next.situation = next.situation.withClass(e.statutoryClass());
            case Event.Assigned e -> next.assigned(e);
            case Event.OwnerChanged e -> next.owner(e.area());
            case Event.UnitJoined e -> next.circle = Incident.with(now.circle(), e.unit(), e.as());
            case Event.UnitLeft e -> next.circle = Incident.without(now.circle(), e.unit());
            case Event.Acknowledged e ->
                next.acknowledged =
                        Incident.with(now.acknowledged(), e.unit(), e.deed().doneAt());
            case Event.StepOpened e -> next.opened(e);
            case Event.StepSettled e -> next.settled(e);
            case Event.StepHeld e -> next.step(e.step(), step -> step.asHeld(e.outcome(), e.deed()));
            case Event.StepLapsed e -> next.step(e.step(), Step::asLapsed);
            case Event.StepCancelled e ->
                next.step(e.step(), step -> step.ended(Step.State.CANCELLED, e.at(), e.cause()));
            case Event.StepWaived e -> next.step(e.step(), step -> step.ended(Step.State.WAIVED, e.at(), null));
            case Event.Called e -> next.step(e.step(), step -> step.called(e.call()));
            case Event.LimitsArmed e ->
                e.limits().forEach(armed -> next.limits = Incident.with(next.limits, armed.limit(), armed.begun()));
            case Event.LimitMoved e -> next.limit(e.limit(), limit -> limit.moved(e.due(), e.wake(), e.extended()));
            case Event.WakeSet e -> next.limit(e.limit(), limit -> limit.waking(e.wake()));
            case Event.LimitsMet e -> e.limits().forEach(id -> next.limit(id, limit -> limit.met(e.doneAt())));
            case Event.LimitMissed e -> next.limit(e.limit(), limit -> limit.asMissed(e.wake()));
            case Event.LimitsDropped e -> e.limits().forEach(id -> next.limit(id, limit -> limit.dropped(e.at())));
            case Event.Alarmed e -> next.limit(e.limit(), limit -> limit.alarmed(e.alarm(), e.wake(), e.at()));
            case Event.Supervised e -> next.marks = next.marks.supervised(e.number());
            case Event.Circulated e -> {}
            case Event.Replanned e -> next.replanned(e);
            case Event.IndependenceSaid e -> {}
            case Event.CarriedOver e -> next.carriedOver(e);
            case Event.Noted e -> {}
            case Event.Recused e -> next.recused(e);
            case Event.Shared e -> next.shared = Incident.with(now.shared(), e.unit(), e.at());
            case Event.ContentPurged e -> {}
            case Event.Linked e -> next.links = Incident.with(now.links(), e);
            case Event.Merged e -> next.merged(e);
            case Event.PromiseCarried e -> next.limit(e.limit(), limit -> limit.moved(e.next(), e.next(), false));
            case Event.Completed e -> next.phase = Phase.COMPLETED;
            case Event.Closed e -> next.phase = Phase.CLOSED;
        }
        return next.build();
    }
}
