package org.sise.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sise.app.Incidents;
import org.sise.app.Reporting;
import org.sise.core.grading.Situation;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Event;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Source;
import org.sise.core.incident.Theme;
import org.sise.core.incident.Times;
import org.sise.directory.Directory;
import org.sise.store.Entry;
import org.sise.store.EventLog;
import org.sise.store.Texts;

/** The service as a whole, with PostgreSQL and Kafka: what is overdue passes by itself, once. */
@QuarkusTest
class TimerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Incidents incidents;

    @Inject
    EventLog log;

    @Inject
    Directory directory;

    @Inject
    AgroalDataSource database;

    @Test
    void aLimitThatIsPastAtTheReportIsMissedOnceAndTold() throws Exception {
        UUID incident = report(Instant.now().minus(Duration.ofHours(30)));

        await().atMost(PATIENCE)
                .until(() -> count(
                                "select count(*) from running_limit where incident = ?"
                                        + " and wake <= clock_timestamp()",
                                incident)
                        == 0);

        List<String> missed = log.history(incident, 0).stream()
                .map(Entry::event)
                .filter(Event.LimitMissed.class::isInstance)
                .map(event -> ((Event.LimitMissed) event).limit())
                .toList();
        assertThat(missed).isNotEmpty().doesNotHaveDuplicates();
        await().atMost(PATIENCE).until(() -> count("select count(*) from outbox where incident = ?", incident) == 0);
        assertThat(count("select count(*) from parked where incident = ?", incident))
                .isZero();
    }

    @Test
    void anIncidentThatCannotPassHoldsUpNobody() throws Exception {
        UUID broken = report(Instant.now());
        UUID sound = report(Instant.now());
        update("update running_limit set wake = clock_timestamp() where incident = ?", sound);
        // its row says another hash than its log: nothing can be written to it
        update("update running_limit set wake = clock_timestamp() - interval '1 hour' where incident = ?", broken);
        update("update incident set version = version - 1 where id = ?", broken);

        await().atMost(PATIENCE).until(() -> count("select count(*) from stuck_limit where incident = ?", broken) == 1);
        UUID later = report(Instant.now().minus(Duration.ofHours(30)));

        await().atMost(PATIENCE)
                .until(() ->
                        log.history(later, 0).stream().anyMatch(entry -> entry.event() instanceof Event.LimitMissed));
        update("update incident set version = version + 1 where id = ?", broken);
        update("update running_limit set wake = null where incident = ?", broken);
    }

    private UUID report(Instant known) throws Rejected {
        UUID id = UUID.randomUUID();
        Texts texts = new Texts();
        Actor duty = directory.actor("li", Instant.now()).orElseThrow();
        Times times = new Times(known, known, known);
        Command.Report command = new Command.Report(
                "",
                "real",
                Theme.OTHER,
                "990101",
                new Source(Source.Kind.DUTY, null),
                texts.keep("标题"),
                texts.keep("摘要"),
                null,
                "jx-gaj",
                times,
                Situation.UNKNOWN,
                null,
                null,
                List.of(),
                false);
        incidents.report(new Reporting(id, number -> withNumber(command, number), duty, texts, Optional.empty()));
        return id;
    }

    private static Command.Report withNumber(Command.Report report, String number) {
        return new Command.Report(
                number,
                report.clock(),
                report.theme(),
                report.areaCode(),
                report.source(),
                report.title(),
                report.summary(),
                report.url(),
                report.responsible(),
                report.times(),
                report.situation(),
                report.dedupKey(),
                report.recurrenceOf(),
                report.dropped(),
                report.restricted());
    }

    private long count(String sql, UUID incident) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, incident);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void update(String sql, UUID incident) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, incident);
            update.executeUpdate();
        }
    }
}
