package org.sise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What every fault test ends with: all is told, and the clients, the log and the topics agree. */
final class Verdict {
    private static final Logger LOG = Logger.getLogger(Verdict.class);
    private static final Duration CATCHES_UP = Duration.ofSeconds(60);
    private static final int VERIFIED = 40;
    private static final String WAITING = "select (select count(*) from outbox) + (select count(*) from parked)";

    private Verdict() {}

    static void holds(Cluster cluster, History history) throws SQLException {
        assertThat(history.size()).as("commands accepted").isPositive();
        try (Connection connection = cluster.superuser()) {
            await("nothing waits for Kafka").atMost(CATCHES_UP).until(() -> ask(connection, WAITING) == 0);
            new LogCheck(connection).holds(history);
            TopicCheck topics = TopicCheck.holds(connection, cluster.kafka());
            LOG.infof("%s; %s", history, topics);
        }
        verify(cluster, history);
    }

    /** Place in the log of its newest entry. */
    static long newest(Cluster cluster) throws SQLException {
        try (Connection connection = cluster.superuser()) {
            return ask(connection, "select max(seq) from entry");
        }
    }

    /** Place in the log of the oldest entry that waits for Kafka; beyond all of them when none does. */
    static long oldestWaiting(Cluster cluster) throws SQLException {
        try (Connection connection = cluster.superuser()) {
            return ask(connection, "select coalesce(min(seq), " + Long.MAX_VALUE + ") from outbox");
        }
    }

    private static long ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** By the service's own means too, for those that had the most to do. */
    private static void verify(Cluster cluster, History history) {
        Client client = new Client(cluster.replicas(), 0, new History());
        var byWork = history.told().stream().collect(Collectors.groupingBy(History.Told::incident));
        byWork.entrySet().stream()
                .sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .limit(VERIFIED)
                .forEach(incident -> verify(client, incident.getKey()));
    }

    private static void verify(Client client, UUID incident) {
        var answer = client.get("li", "/" + incident + "/timeline/verification");
        assertThat(answer.path("ok").asBoolean()).as("%s: %s", incident, answer).isTrue();
    }
}
