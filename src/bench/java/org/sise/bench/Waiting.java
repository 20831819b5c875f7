package org.sise.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what comes by itself; that it did not come is an outcome, too. */
final class Waiting {
    private Waiting() {}

    /** @return whether it came in time */
    static boolean until(Duration patience, Duration between, Callable<Boolean> there) {
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(between)
                    .atMost(patience)
                    .until(there);
            return true;
        } catch (ConditionTimeoutException late) {
            return false;
        }
    }

    /** A time that has to pass, as a process rests before it is looked at. */
    static void out(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
    }
}
