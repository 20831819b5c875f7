package org.sise.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Event;
import org.sise.core.incident.Walks;

/** Each thing that must never be is done to a database of its own, by its owner, and seen. */
class AnomaliesTest {
    private static RowsDatabase database;
    private static Anomalies anomalies;
    private static int made;

    @BeforeAll
    static void start() throws Exception {
        database = new RowsDatabase();
        anomalies = new Anomalies(database.source);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private final String number = "YQ-2026-%06d".formatted(++made);
    private final LiveIncident live = new LiveIncident(database)
            .live(number, "标题", "概要", untilSettled(Walks.all().getFirst()), 4);

    /** What is open stays so. */
    private static List<Event> untilSettled(List<Event> history) {
        return history.stream()
                .takeWhile(event -> !(event instanceof Event.StepSettled))
                .toList();
    }

    private void doing(String sql) throws Exception {
        database.asOwner(sql.replace("ID", "'" + live.id + "'"));
    }

    @Test
    void a_limit_that_says_nothing() throws Exception {
        assertThat(anomalies.silentLimits(Instant.EPOCH)).doesNotContain(number);

        doing("update running_limit set due = now() - interval '1 hour' where incident = ID");
        assertThat(anomalies.silentLimits(Instant.now())).contains(number);

        doing("update running_limit set missed = true where incident = ID");
        assertThat(anomalies.silentLimits(Instant.now())).doesNotContain(number);
    }

    @Test
    void a_limit_that_nobody_looked_at() throws Exception {
        doing("update running_limit set wake = now() - interval '1 hour' where incident = ID and wake is not null");
        assertThat(anomalies.sleptLimits(Instant.now())).contains(number);

        doing("update running_limit set wake = now() + interval '1 hour' where incident = ID and wake is not null");
        assertThat(anomalies.sleptLimits(Instant.now())).doesNotContain(number);
    }

    @Test
    void an_entry_that_kafka_has_not_heard() throws Exception {
        doing("delete from outbox where incident <> ID");
        assertThat(anomalies.untold(Instant.now().plus(Duration.ofDays(3650)))).contains(number);

        doing("delete from outbox where incident = ID");
        assertThat(anomalies.untold(Instant.now().plus(Duration.ofDays(3650)))).doesNotContain(number);
    }

    @Test
    void an_open_incident_with_nothing_to_do() throws Exception {
        assertThat(anomalies.idle(Instant.now())).doesNotContain(number);

        doing("update step set state = 'settled' where incident = ID");
        assertThat(anomalies.idle(Instant.now())).contains(number);
    }

    @Test
    void an_entry_that_was_changed() throws Exception {
        assertThat(broken()).doesNotContain(number);

        doing("update entry set payload = replace(payload, 'e', 'ee') where incident = ID and number = 3");
        assertThat(broken()).contains(number);
    }

    @Test
    void an_entry_that_was_taken_out() throws Exception {
        doing("delete from entry where incident = ID and number = 3");

        assertThat(broken()).contains(number);
    }

    @Test
    void many_entries_are_looked_at_by_and_by() {
        assertThat(anomalies.lastBefore(Instant.EPOCH)).isZero();
        assertThat(anomalies.lastBefore(Instant.now().plus(Duration.ofDays(3650))))
                .isPositive();
        Anomalies.Looked first = anomalies.chain(0, 3);
        assertThat(first.last()).isNotNull();

        assertThat(anomalies.chain(first.last(), 1_000_000).last()).isNull();
    }

    private static List<String> broken() {
        return anomalies.chain(0, 1_000_000).broken();
    }
}
