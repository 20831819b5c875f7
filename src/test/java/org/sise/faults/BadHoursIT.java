package org.sise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service stands on fails for a while, under load: nothing is lost, and health says what is wrong. */
class BadHoursIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String JUSTICE = "sise.unit.jx-sfj";
    private static final String DATABASE = "Database connections health check";

    private Cluster cluster;

    @BeforeEach
    void twoReplicas() throws Exception {
        cluster = Cluster.whole();
    }

    @Test
    void kafka_is_silent_and_then_dead_and_reports_are_taken_all_the_same() throws Exception {
        try (Load load = Load.on(cluster)) {
            load.accepted(20);
            cluster.signalBroker("STOP");
            load.accepted(40);
            soon("health says so", this::kafkaIsSilent);
            assertThat(cluster.replicas()).allMatch(Replica::isReady);
            cluster.signalBroker("CONT");
            load.accepted(10);
            cluster.killBroker();
            load.accepted(40);
            cluster.startBroker();

            Verdict.holds(cluster, load.accepted(10).finish());
            soon("health is well again", this::allWell);
        }
    }

    @Test
    void the_service_starts_before_kafka_and_tells_it_everything_when_it_comes() throws Exception {
        cluster.killBroker();
        for (Replica replica : cluster.replicas()) {
            replica.kill();
        }

        cluster.startReplicas();

        try (Load load = Load.on(cluster)) {
            load.accepted(40);
            soon("health says so", this::kafkaIsSilent);
            assertThat(cluster.replicas()).allMatch(Replica::isReady);
            cluster.startBroker();

            Verdict.holds(cluster, load.accepted(10).finish());
            soon("health is well", this::allWell);
        }
    }

    @Test
    void postgres_stops_at_once_and_the_service_recovers_by_itself() throws Exception {
        try (Load load = Load.on(cluster)) {
            load.accepted(20);
            cluster.stopDatabaseAtOnce();
            for (Replica replica : cluster.replicas()) {
                soon("readiness names the database", () -> isDown(replica, DATABASE));
                soon(
                        "health says why nothing is published",
                        () -> replica.faults().startsWith("the relay is interrupted: the database"));
            }
            cluster.startDatabase();

            load.accepted(60);
            assertThat(cluster.replicas()).allMatch(Replica::isAlive);
            Verdict.holds(cluster, load.finish());
            soon("they are ready and well again", () -> allWell() && allReady());
        }
    }

    @Test
    void the_relays_owner_freezes_and_holds_up_nobody_and_does_not_disturb_the_order_when_it_wakes() throws Exception {
        try (Load load = Load.on(cluster);
                Locks locks = new Locks(cluster)) {
            load.accepted(20);
            Replica frozen = cluster.owner();
            Replica other = cluster.other(frozen);
            try {
                locks.freezeHolding(load.hot(), frozen);
                soon("the other publishes", other::publishes);
                soon("the database has freed what the first had locked", () -> !locks.isHolding(frozen));
                load.accepted(20);
            } finally {
                frozen.signal("CONT");
            }

            load.accepted(60);
            soon("the first knows that it has lost the lock", frozen::standsBy);
            Verdict.holds(cluster, load.finish());
            assertThat(other.publishes()).isTrue();
            soon("both are well", this::allWell);
        }
    }

    @Test
    void a_departments_topic_refuses_and_all_others_flow() throws Exception {
        try (Load load = Load.on(cluster);
                Admin admin = Admin.create(cluster.kafka())) {
            load.accepted(20);
            limit(admin, "200");
            try {
                load.accepted(60);
                soon(
                        "health names the topic",
                        () -> cluster.owner()
                                .faults()
                                .matches(".*\\d+ incidents wait on topics that cannot be written: " + JUSTICE));
                long newest = Verdict.newest(cluster);
                soon("others flow", () -> Verdict.oldestWaiting(cluster) > newest);
                assertThat(cluster.replicas()).allMatch(Replica::isReady);
            } finally {
                limit(admin, "1048588");
            }

            Verdict.holds(cluster, load.finish());
            soon("health is well again", this::allWell);
        }
    }

    private static void soon(String fact, Callable<Boolean> holds) {
        await(fact).atMost(SOON).until(holds);
    }

    private boolean kafkaIsSilent() {
        return cluster.owner().faults().startsWith("Kafka has not answered for ");
    }

    private boolean allWell() {
        return cluster.replicas().stream().allMatch(Replica::isWell);
    }

    private boolean allReady() {
        return cluster.replicas().stream().allMatch(Replica::isReady);
    }

    private static boolean isDown(Replica replica, String check) {
        return !replica.isReady()
                && replica.check("ready", check).path("status").asText().equals("DOWN");
    }

    private static void limit(Admin admin, String bytes) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, JUSTICE);
        ConfigEntry largest = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes);
        admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(largest, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }
}
