package org.sise.standalone;

import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker, one node in KRaft mode. Its log survives the death of the process, but not a power cut: like
 * every Kafka it leaves flushing to the operating system, and here there is no second replica.
 */
final class Kafka implements AutoCloseable {
    private static final int NODE = 1;

    private final KafkaRaftServer server;

    private Kafka(KafkaRaftServer server) {
        this.server = server;
    }

    /** Starts the broker on the folder, formatting it when it is new; returns when it takes requests. */
    static Kafka start(DataFolder folder, int port) throws Exception {
        format(folder);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(folder, port), false), Time.SYSTEM);
        server.startup();
        return new Kafka(server);
    }

    private static void format(DataFolder folder) throws Exception {
        String log = folder.path("kafka").toString();
        new Formatter()
                .setClusterId(folder.kept(
                        "kafka.properties", "cluster", () -> Uuid.randomUuid().toString()))
                .setNodeId(NODE)
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setUnstableFeatureVersionsEnabled(false)
                .setMetadataLogDirectory(log)
                .addDirectory(log)
                .setIgnoreFormatted(true)
                .run();
    }

    private static Properties settings(DataFolder folder, int port) {
        int controller = Ports.kept(folder, "kafka-controller");
        String listeners = "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller;
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controller,
                "listeners",
                listeners,
                "listener.security.protocol.map",
                "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "BROKER",
                "controller.listener.names",
                "CONTROLLER",
                "log.dirs",
                folder.path("kafka").toString()));
        settings.putAll(oneNode());
        return settings;
    }

    private static Map<String, String> oneNode() {
        return Map.ofEntries(
                // a misspelt topic must fail, not appear
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                // nobody else will join: a lone consumer need not wait for company
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // after a kill the broker is let in again only when the session of its former life has ended
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                // what a consumer has not read for a year is in the incident's log anyway
                Map.entry("log.retention.hours", "8760"));
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
