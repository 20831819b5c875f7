package org.sise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sise.config.SettableClocks;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Rejected;
import org.sise.core.plan.Role;
import org.sise.standalone.Endpoints;
import org.sise.store.Contents;
import org.sise.store.Entry;
import org.sise.store.EventLog;
import org.sise.testing.Backing;

@QuarkusTest
class IncidentsTest {
    @Inject
    Incidents incidents;

    @Inject
    EventLog log;

    @Inject
    Contents contents;

    @Inject
    Desk desk;

    @Inject
    SettableClocks clocks;

    @Inject
    News news;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void clocksRunAgain() {
        clocks.run();
    }

    @Test
    void aReportBecomesAnIncidentWithItsLogItsTextsAndItsOutbox() throws Rejected {
        Result result = desk.reports("li", null, 620);

        List<Entry> entries = log.history(result.id(), 0);
        assertThat(result.number()).isEqualTo(entries.size());
        assertThat(entries.getFirst().type()).isEqualTo("reported");
        assertThat(entries.getFirst().capacity()).isEqualTo(Role.DUTY_OFFICER);
        assertThat(entries.getFirst().audience()).contains("zfw");
        assertThat(result.incident().report().number()).matches("YQ-20[0-9]{2}-[0-9]{6}");
        assertThat(Incident.of(entries.stream().map(Entry::event).toList())).isEqualTo(result.incident());
        assertThat(contents.bodies(result.id()).values()).containsExactlyInAnyOrder("窗口收费被误解", "网民称窗口多收费");
        assertThat(desk.count("entry", result.id())).isEqualTo(result.number());
        assertThat(desk.count("incident", result.id())).isEqualTo(1);
        assertThat(desk.ask("select count(*) from (select number, lag(number) over (order by seq) before from entry"
                        + " where incident = '" + result.id() + "') n where number <> coalesce(before, 0) + 1"))
                .as("entries out of the order of seq")
                .isZero();
        assertThat(log.verify(result.id()).ok()).isTrue();
        assertThat(log.verify(result.id()).anchor()).isEqualTo(entries.getLast().hash());
        assertThat(news.heard())
                .anyMatch(heard -> heard.incident().equals(result.id())
                        && heard.version() == result.number()
                        && heard.nextWake().isPresent());
        assertThat(incidents.state(result.id())).isEqualTo(result.incident());
    }

    @Test
    void theServiceCanNeitherChangeNorRemoveWhatWasRecorded() throws Rejected {
        UUID id = desk.reports("li", null, 620).id();

        for (String sql : List.of(
                "update entry set person = 'nobody' where incident = '" + id + "'",
                "delete from entry where incident = '" + id + "'",
                "truncate entry",
                "update content set body = 'other' where incident = '" + id + "'",
                "delete from content where incident = '" + id + "'")) {
            assertThatThrownBy(() -> desk.run(sql)).as(sql).hasMessageContaining("permission denied");
        }
    }

    @Test
    void whoeverChangesAnEntryOrATextIsFoundOut() throws Exception {
        UUID audience = desk.reports("li", null, 620).id();
        UUID payload = desk.reports("li", null, 620).id();
        UUID text = desk.reports("li", null, 620).id();
        UUID cut = desk.reports("li", null, 620).id();
        int last = log.history(cut, 0).size();

        asOwner("update entry set audience = audience || array['gaj'] where number = 2 and incident = '" + audience
                + "'");
        asOwner("update entry set payload = replace(payload, '620', '20') where number = 1 and incident = '" + payload
                + "'");
        asOwner("update content set body = body || '。' where number = 1 and incident = '" + text + "'");
        asOwner("delete from entry where number = " + last + " and incident = '" + cut + "'");

        assertThat(log.verify(audience).broken()).contains(2);
        assertThat(log.verify(payload).broken()).contains(1);
        assertThat(log.verify(text).broken()).contains(1);
        assertThat(log.verify(cut).broken()).contains(last);
    }

    @Test
    void aTextThatWasExchangedWithItsHashOrTakenAwayIsFoundOut() throws Exception {
        UUID exchanged = desk.reports("li", null, 620).id();
        UUID taken = desk.reports("li", null, 620).id();

        asOwner("update content set body = 'other', hash = encode(sha256(salt || convert_to('other', 'UTF8')), 'hex')"
                + " where number = 1 and field = 'title' and incident = '" + exchanged + "'");
        asOwner("delete from content where number = 1 and field = 'summary' and incident = '" + taken + "'");

        assertThat(log.verify(exchanged).broken()).contains(1);
        assertThat(log.verify(taken).broken()).contains(1);
    }

    private static void asOwner(String sql) throws SQLException {
        Endpoints endpoints = Backing.endpoints();
        try (var connection =
                        DriverManager.getConnection(endpoints.jdbcUrl(), "sise_owner", endpoints.ownerPassword());
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    @Test
    void aRejectionLeavesNothing() {
        Reporting reporting = desk.reporting("li", "left", 1, receipt("left", "f"));
        Actor reader = new Actor("nobody", "zfw", java.util.Set.of(Role.AUDITOR), java.util.Set.of());
        Reporting refused =
                new Reporting(reporting.id(), reporting.command(), reader, reporting.texts(), reporting.receipt());

        assertThatThrownBy(() -> incidents.report(refused)).isInstanceOf(Rejected.class);

        for (String table : List.of("entry", "content", "outbox", "incident", "received", "open_matter")) {
            assertThat(desk.count(table, reporting.id())).as(table).isZero();
        }
        assertThat(news.heard()).noneMatch(heard -> heard.incident().equals(reporting.id()));
    }

    /** What was applied is not looked at: the timer lets other limits pass beside this test. */
    @Test
    void whatACallersTransactionRollsBackIsCountedAsRolledBack() throws Rejected {
        UUID id = desk.reports("li", null, 1).id();
        long rolledBack = commands("pass", "rolled_back");

        QuarkusTransaction.begin();
        incidents.pass(id, List.of());
        QuarkusTransaction.rollback();

        assertThat(commands("pass", "rolled_back")).isEqualTo(rolledBack + 1);
    }

    private long commands(String command, String outcome) {
        Timer timer = metrics.find("sise.command")
                .tags("command", command, "outcome", outcome)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    @Test
    void theSameKeyAppliesOnce() throws Rejected {
        Reporting first = desk.reporting("li", null, 620, receipt("once", "a"));
        Reporting second = desk.reporting("li", null, 620, receipt("once", "a"));
        Reporting other = desk.reporting("li", null, 620, receipt("once", "b"));

        Result result = incidents.report(first);
        Result again = incidents.report(second);

        assertThat(result.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again.id()).isEqualTo(result.id());
        assertThat(again.incident()).isEqualTo(result.incident());
        assertThatThrownBy(() -> incidents.report(other)).isInstanceOf(KeyReused.class);
        assertThat(desk.ask("select number from received where key = 'once'")).isEqualTo(result.number());
    }

    @Test
    void ofTwoEqualKeysAtOnceOneAppliesAndTheOtherReplays() throws Exception {
        UUID id = desk.reports("li", null, 620).id();
        List<Callable<Result>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> desk.notes(id, "li", "电话核实", receipt("at-once", "a")));
        }

        List<Result> results = together(calls);

        assertThat(results).filteredOn(result -> !result.replayed()).hasSize(1);
        assertThat(log.history(id, 0))
                .filteredOn(entry -> entry.event() instanceof Event.Noted)
                .hasSize(1);
    }

    @Test
    void manyHandsOnFewIncidentsLeaveNoGapAndOneChain() throws Exception {
        List<UUID> hot = List.of(
                desk.reports("li", null, 1).id(), desk.reports("li", null, 2).id());
        List<Callable<Result>> calls = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            UUID id = hot.get(i % hot.size());
            calls.add(() -> desk.notes(id, "li", "续", Optional.empty()));
        }

        together(calls);

        for (UUID id : hot) {
            List<Entry> entries = log.history(id, 0);
            assertThat(entries.stream().map(Entry::number)).isSorted();
            assertThat(entries.getLast().number()).isEqualTo(entries.size());
            assertThat(entries)
                    .filteredOn(entry -> entry.event() instanceof Event.Noted)
                    .hasSize(40);
            assertThat(entries.stream().map(Entry::at)).isSorted();
            assertThat(log.verify(id).ok()).isTrue();
        }
    }

    @Test
    void aReportOfAnOpenMatterIsItsFollowUp() throws Rejected {
        Result first = desk.reports("li", "open", 620);
        Result second = desk.reports("li", "open", 900);

        assertThat(second.followUp()).isTrue();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.incident().situation().reads()).isEqualTo(900);
    }

    @Test
    void reportsOfOneNewMatterAtOnceMakeOneIncident() throws Exception {
        List<Callable<Result>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> desk.reports("li", "burst", 620));
        }

        List<Result> results = together(calls);

        assertThat(new HashSet<>(results.stream().map(Result::id).toList())).hasSize(1);
        assertThat(results).filteredOn(result -> !result.followUp()).hasSize(1);
    }

    @Test
    void afterClosingAMatterIsNotedThenRecursThenIsNew() throws Rejected {
        Result first = desk.reports("li", "again", 620);
        desk.closes(first.id(), "zhang");

        clocks.advance(Duration.ofHours(71));
        Result noted = desk.reports("li", "again", 620);
        assertThat(noted.followUp()).isTrue();
        assertThat(noted.id()).isEqualTo(first.id());
        assertThat(noted.incident().phase()).isEqualTo(Incident.Phase.CLOSED);

        Result above = desk.reports("li", "again", 621);
        assertThat(above.followUp()).isFalse();
        assertThat(above.incident().report().recurrenceOf())
                .isEqualTo(first.incident().report().number());
        assertThat(desk.reports("li", "again", 621).id()).isEqualTo(above.id());

        desk.closes(above.id(), "zhang");
        clocks.advance(Duration.ofDays(31));
        Result fresh = desk.reports("li", "again", 1);
        assertThat(fresh.incident().report().recurrenceOf()).isNull();
        assertThat(fresh.id()).isNotEqualTo(above.id());
    }

    @Test
    void aLimitThatCameDuePassesOnceAndOthersAreLeftAlone() throws Rejected {
        Result opened = desk.reports("li", null, 620);
        String limit = opened.incident().limits().values().stream()
                .filter(running -> running.wake() != null)
                .findFirst()
                .orElseThrow()
                .id();

        Result early = incidents.pass(opened.id(), List.of(limit, "no-such-limit"));
        clocks.advance(Duration.ofDays(3));
        Result passed = incidents.pass(opened.id(), List.of(limit));

        assertThat(early.number()).isEqualTo(opened.number());
        assertThat(passed.number()).isGreaterThan(opened.number());
        assertThat(log.history(opened.id(), opened.number())).allMatch(entry -> entry.capacity() == Role.MACHINE);
    }

    @Test
    void aCommandOnNothingIsRefused() {
        assertThatThrownBy(() -> desk.notes(UUID.randomUUID(), "li", "x", Optional.empty()))
                .isInstanceOf(UnknownIncident.class);
    }

    @Test
    void aReportTakesAtMostSixStatements() throws Exception {
        desk.reports("li", "warm", 1);
        Reporting reporting = desk.reporting("li", "counted", 620, receipt("counted", "a"));

        List<String> sent = Statements.of(() -> incidents.report(reporting));

        assertThat(sent).hasSizeBetween(4, 6);
    }

    private static Optional<Receipt> receipt(String key, String fingerprint) {
        return Optional.of(new Receipt("rest:li", key, fingerprint));
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<T> each : threads.invokeAll(calls)) {
                results.add(each.get());
            }
        }
        return results;
    }
}
