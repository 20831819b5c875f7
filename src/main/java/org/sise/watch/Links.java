package org.sise.watch;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.store.Anomalies;

/** Goes along the chains of the last day by and by, again and again. What a pass found stays until the next one is over. */
final class Links {
    private final Anomalies anomalies;
    private final int atOnce;
    private final Set<String> ofPass = new LinkedHashSet<>();
    private List<String> ofLastPass = List.of();
    private @Nullable Long last;

    Links(Anomalies anomalies, int atOnce) {
        this.anomalies = anomalies;
        this.atOnce = atOnce;
    }

    /** Looks at some more; {@code since}: where a pass begins. */
    List<String> broken(Instant since) {
        Anomalies.Looked looked = anomalies.chain(last == null ? anomalies.lastBefore(since) : last, atOnce);
        ofPass.addAll(looked.broken());
        last = looked.last();
        if (last == null) {
            ofLastPass = List.copyOf(ofPass);
            ofPass.clear();
        }
        Set<String> both = new LinkedHashSet<>(ofLastPass);
        both.addAll(ofPass);
        return List.copyOf(both);
    }
}
