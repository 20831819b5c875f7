package org.sise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two replicas of the packaged service, of which one dies while people work. */
class KilledReplicaIT {
    @Test
    void a_replica_killed_under_load_loses_nothing_and_repeats_nothing() throws Exception {
        Cluster cluster = Cluster.whole();

        try (Load load = Load.on(cluster)) {
            load.accepted(60);
            Replica victim = cluster.owner();
            victim.kill();

            assertThat(victim.isAlive()).isFalse();
            await("the other publishes").atMost(Duration.ofSeconds(30)).until(cluster.other(victim)::publishes);
            Verdict.holds(cluster, load.accepted(100).finish());
        }
    }
}
