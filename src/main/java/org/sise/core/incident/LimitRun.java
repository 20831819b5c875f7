package org.sise.core.incident;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Limits that begin, or end, one after the other are one entry: a report arms a dozen, and whom it concerns reads them at once. */
final class LimitRun {
    private LimitRun() {}

    /** The two as one; empty where they are not of one kind, or say it of another time or for another cause. */
    static Optional<Event> join(Event before, Event after) {
        return switch (before) {
            case Event.LimitsArmed one
            when after instanceof Event.LimitsArmed more ->
                Optional.of(new Event.LimitsArmed(all(one.limits(), more.limits()), one.at()));
            case Event.LimitsMet one
            when after instanceof Event.LimitsMet more && one.doneAt().equals(more.doneAt()) ->
                Optional.of(new Event.LimitsMet(all(one.limits(), more.limits()), one.doneAt(), one.at()));
            case Event.LimitsDropped one
            when after instanceof Event.LimitsDropped more && one.cause() == more.cause() ->
                Optional.of(new Event.LimitsDropped(all(one.limits(), more.limits()), one.cause(), one.at()));
            case Event other -> Optional.empty();
        };
    }

    private static <T> List<T> all(List<T> one, List<T> more) {
        return Stream.concat(one.stream(), more.stream()).toList();
    }
}
