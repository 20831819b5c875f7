package org.sise.drill;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 演练.
 *
 * @param code its clock is called so, too
 * @param unit the commission that holds it
 * @param participants unit codes, the holder among them
 * @param speed seconds of the drill in one second, 1 to 600, while it is not paused
 */
public record Drill(
        String code,
        String name,
        String unit,
        List<String> participants,
        State state,
        int speed,
        String plannedBy,
        Instant plannedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    public static final int FASTEST = 600;

    public enum State {
        PLANNED,
        RUNNING,
        PAUSED,
        ENDED
    }

    public Drill {
        participants = List.copyOf(participants);
    }

    Drill as(State next, int pace, @Nullable Instant started, @Nullable Instant ended) {
        return new Drill(code, name, unit, participants, next, pace, plannedBy, plannedAt, started, ended);
    }

    public boolean isOn() {
        return state == State.RUNNING || state == State.PAUSED;
    }
}
