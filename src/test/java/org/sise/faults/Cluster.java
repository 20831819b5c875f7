package org.sise.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sise.standalone.BackendsProcess;
import org.sise.standalone.DataFolder;
import org.sise.standalone.Endpoints;
import org.sise.standalone.Folders;
import org.sise.standalone.Migrations;

/**
 * Two replicas of the packaged service on one PostgreSQL and one Kafka, which are apart so that each can die alone. Of
 * the two pairs of embedded servers one gives the database and the other the broker. One cluster serves all fault tests.
 */
final class Cluster {
    private static final Path ROOT = Path.of("target", "faults").toAbsolutePath();
    private static final Duration TAKES_OVER = Duration.ofSeconds(30);
    private static final Path BINARIES = Path.of("target", "test-postgres").toAbsolutePath();

    private final BackendsProcess database;
    private final DataFolder databaseFolder;
    private final DataFolder brokerFolder;
    private final List<Replica> replicas = new ArrayList<>();
    private BackendsProcess broker;
    private Postmaster postmaster;
    private int started;

    private Cluster(DataFolder databaseFolder, DataFolder brokerFolder) throws IOException {
        this.databaseFolder = databaseFolder;
        this.brokerFolder = brokerFolder;
        this.database = BackendsProcess.start(databaseFolder, BINARIES);
        this.broker = BackendsProcess.start(brokerFolder, BINARIES);
        this.postmaster = Postmaster.of(databaseFolder.root().resolve("postgres"));
        Migrations.run(database.endpoints());
    }

    private static final class Shared {
        private static final Cluster CLUSTER = begin();

        private static Cluster begin() {
            try {
                Folders.delete(ROOT);
                Files.createDirectories(ROOT);
                Cluster cluster =
                        new Cluster(DataFolder.open(ROOT.resolve("database")), DataFolder.open(ROOT.resolve("broker")));
                Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
                return cluster;
            } catch (IOException broken) {
                throw new UncheckedIOException("starting PostgreSQL and Kafka in " + ROOT, broken);
            }
        }
    }

    /** With all its parts awake and two replicas that are ready; what an earlier test left broken is mended. */
    static Cluster whole() throws IOException {
        Cluster cluster = Shared.CLUSTER;
        if (!cluster.postmaster.isAlive()) {
            cluster.startDatabase();
        }
        if (!cluster.broker.handle().isAlive()) {
            cluster.startBroker();
        }
        cluster.signalBroker("CONT");
        cluster.startReplicas();
        return cluster;
    }

    /** Those that are missing of the two; returns when both are ready. */
    void startReplicas() {
        replicas.removeIf(replica -> !replica.isAlive());
        while (replicas.size() < 2) {
            started++;
            String name = "replica-" + started;
            replicas.add(Replica.start(name, ROOT, environment(name)));
        }
        replicas.forEach(replica -> replica.signal("CONT"));
        replicas.forEach(Replica::awaitReady);
    }

    private Map<String, String> environment(String replica) {
        Endpoints endpoints = database.endpoints();
        return Map.of(
                "QUARKUS_PROFILE",
                "prod",
                "QUARKUS_DATASOURCE_JDBC_URL",
                endpoints.jdbcUrl() + "?ApplicationName=" + replica,
                "QUARKUS_DATASOURCE_USERNAME",
                "sise_app",
                "QUARKUS_DATASOURCE_PASSWORD",
                endpoints.appPassword(),
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.endpoints().kafka(),
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_AUTH_SESSION_ENCRYPTION_KEY",
                databaseFolder.secret("session"),
                "SISE_DEMO",
                "true");
    }

    List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    /** The one whose relay publishes; between two owners there is none for a moment. */
    Replica owner() {
        return await("one of them publishes")
                .atMost(TAKES_OVER)
                .until(() -> replicas.stream().filter(Replica::publishes).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    Replica other(Replica one) {
        return replicas.stream().filter(replica -> replica != one).findFirst().orElseThrow();
    }

    Map<String, Object> kafka() {
        return new HashMap<>(Map.of("bootstrap.servers", broker.endpoints().kafka()));
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                database.endpoints().jdbcUrl(), "postgres", databaseFolder.secret("postgres"));
    }

    void signalBroker(String signal) {
        Signals.send(signal, broker.handle().pid());
    }

    void killBroker() {
        signalBroker("KILL");
        broker.handle().onExit().join();
    }

    void startBroker() throws IOException {
        broker = BackendsProcess.start(brokerFolder, BINARIES);
    }

    void stopDatabaseAtOnce() {
        postmaster.stopAtOnce();
    }

    void startDatabase() throws IOException {
        postmaster = postmaster.startAgain();
    }

    private void close() {
        replicas.forEach(Replica::end);
        try (database;
                BackendsProcess last = broker) {
            System.out.println("stopping the database and " + last.log());
        } catch (IOException broken) {
            throw new UncheckedIOException("stopping the cluster", broken);
        }
    }
}
