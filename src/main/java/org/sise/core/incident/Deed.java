package org.sise.core.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.Role;

/**
 * Who did what a settled step says, and when: apart from when, and by whom, it was recorded.
 *
 * @param doneAt limits are judged by it; happened ≤ doneAt ≤ recorded
 * @param decidedBy person code of the one who decided or acted
 * @param capacity the role in which he acted
 * @param reference of the paper or the call, where there is one
 * @param recordedBy person code of the one who recorded it, {@code null} if that was himself
 * @param secondedBy person code of a second witness of a decision that has no account here (rule 9)
 */
public record Deed(
        Instant doneAt,
        String decidedBy,
        Role capacity,
        Means means,
        @Nullable Text reference,
        @Nullable String recordedBy,
        @Nullable String secondedBy) {

    Deed at(Instant moment) {
        return new Deed(moment, decidedBy, capacity, means, reference, recordedBy, secondedBy);
    }
}
