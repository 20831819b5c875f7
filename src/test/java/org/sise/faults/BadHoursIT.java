package org.sise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service stands on fails for a while, under load: nothing is lost, and health says what is wrong. */
class BadHoursIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String JUSTICE = "sise.unit.jx-sfj";

    private Cluster cluster;

    @BeforeEach
    void twoReplicas() {
        cluster = Cluster.whole();
    }

    /** A test that failed in the middle must not spoil the next. */
    @AfterEach
    void theBrokerIsAwake() {
        cluster.signalBroker("CONT");
    }

    @Test
    void kafka_is_silent_and_then_dead_and_reports_are_taken_all_the_same() throws Exception {
        try (Load load = Load.on(cluster)) {
            load.accepted(20);
            cluster.signalBroker("STOP");
            load.accepted(40);
            await("health says so")
                    .atMost(SOON)
                    .until(() -> cluster.owner().faults().contains("Kafka has not answered"));
            assertThat(cluster.replicas()).allMatch(Replica::isReady);
            cluster.signalBroker("CONT");
            load.accepted(10);
            cluster.killBroker();
            load.accepted(40);
            cluster.startBroker();

            Verdict.holds(cluster, load.accepted(10).finish());
            await("health is well again").atMost(SOON).until(() -> allWell(cluster.replicas()));
        }
    }

    @Test
    void postgres_stops_at_once_and_the_service_recovers_by_itself() throws Exception {
        try (Load load = Load.on(cluster)) {
            load.accepted(20);
            cluster.stopDatabaseAtOnce();
            await("readiness says so")
                    .atMost(SOON)
                    .until(() -> cluster.replicas().stream().noneMatch(Replica::isReady));
            cluster.startDatabase();

            load.accepted(60);
            assertThat(cluster.replicas()).allMatch(Replica::isAlive);
            Verdict.holds(cluster, load.finish());
            assertThat(cluster.replicas()).allMatch(Replica::isReady);
        }
    }

    @Test
    void the_relays_owner_freezes_and_does_not_disturb_the_order_when_it_wakes() throws Exception {
        try (Load load = Load.on(cluster)) {
            load.accepted(20);
            Replica frozen = cluster.owner();
            Replica other = cluster.other(frozen);
            frozen.signal("STOP");
            try {
                await("the other publishes").atMost(SOON).until(other::publishes);
                load.accepted(20);
            } finally {
                frozen.signal("CONT");
            }

            load.accepted(60);
            await("the first knows that it has lost the lock").atMost(SOON).until(() -> !frozen.publishes());
            Verdict.holds(cluster, load.finish());
            assertThat(other.publishes()).isTrue();
        }
    }

    @Test
    void a_departments_topic_refuses_and_all_others_flow() throws Exception {
        try (Load load = Load.on(cluster);
                Admin admin = Admin.create(cluster.kafka())) {
            load.accepted(20);
            limit(admin, "200");
            load.accepted(60);
            await("health names the topic")
                    .atMost(SOON)
                    .until(() -> cluster.owner().faults().contains(JUSTICE));
            long newest = Verdict.newest(cluster);
            await("others flow").atMost(SOON).until(() -> Verdict.oldestWaiting(cluster) > newest);
            assertThat(cluster.replicas()).allMatch(Replica::isReady);
            limit(admin, "1048588");

            Verdict.holds(cluster, load.finish());
            await("health is well again").atMost(SOON).until(() -> allWell(cluster.replicas()));
        }
    }

    private static boolean allWell(List<Replica> replicas) {
        return replicas.stream().allMatch(replica -> replica.faults().isEmpty());
    }

    private static void limit(Admin admin, String bytes) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, JUSTICE);
        ConfigEntry largest = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes);
        admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(largest, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }
}
