package org.sise.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sise.config.SettableClocks;
import org.sise.core.incident.Command;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Source;
import org.sise.core.incident.Times;

/** What a further report of a matter may bring to its incident, and who may add one. */
@QuarkusTest
class MatterTest {
    @Inject
    Incidents incidents;

    @Inject
    Desk desk;

    @Inject
    SettableClocks clocks;

    @AfterEach
    void clocksRunAgain() {
        clocks.run();
    }

    @Test
    void the_earlier_knowledge_of_a_further_report_governs() throws Rejected {
        String key = UUID.randomUUID().toString();
        Times before = desk.reports("li", key, 620).incident().times();
        Instant known = before.known().minus(Duration.ofHours(1));

        Result merged = reports("li", key, report -> with(report, new Times(known, known, Reporting.NOW), false));

        assertThat(merged.followUp()).isTrue();
        assertThat(merged.incident().times()).isEqualTo(new Times(known, known, before.received()));
    }

    @Test
    void a_restricted_report_does_not_join_an_incident_that_is_not() throws Rejected {
        String key = UUID.randomUUID().toString();
        Result open = desk.reports("li", key, 620);

        Result hidden = reports("li", key, report -> with(report, report.times(), true));

        assertThat(hidden.id()).isNotEqualTo(open.id());
        assertThat(hidden.incident().report().restricted()).isTrue();
        Result again = reports("li", key, report -> with(report, report.times(), true));
        assertThat(again.id()).isEqualTo(hidden.id());
        assertThat(desk.reports("li", key, 630).id()).isEqualTo(open.id());
    }

    @Test
    void the_same_key_of_the_city_and_of_a_county_names_two_matters() throws Rejected {
        String key = UUID.randomUUID().toString();
        Result one = desk.reports("li", key, 620);
        desk.closes(one.id(), "zhang");
        clocks.advance(Duration.ofHours(73));

        Result other = desk.reports("yx-zfw-handler", key, 620);
        Result again = desk.reports("li", key, 620);

        assertThat(other.incident().report().recurrenceOf()).isNull();
        assertThat(again.incident().report().recurrenceOf())
                .isEqualTo(one.incident().report().number());
    }

    @Test
    void limits_that_an_earlier_one_of_the_batch_ends_or_moves_are_passed_over() throws Rejected {
        Result opened = desk.reports("li", null, 620);
        List<String> all = List.copyOf(opened.incident().limits().keySet());
        clocks.advance(Duration.ofDays(3));
        List<String> twice = new java.util.ArrayList<>(all);
        twice.addAll(all);

        Result passed = incidents.pass(opened.id(), twice);

        assertThat(passed.number()).isGreaterThan(opened.number());
        assertThat(incidents.pass(opened.id(), all).number()).isEqualTo(passed.number());
    }

    private Result reports(String person, String key, UnaryOperator<Command.Report> change) throws Rejected {
        Reporting plain = desk.reporting(person, key, 620, Optional.empty());
        return incidents.report(new Reporting(
                plain.id(),
                number -> change.apply(plain.command().apply(number)),
                plain.actor(),
                plain.texts(),
                plain.receipt()));
    }

    private static Command.Report with(Command.Report report, Times times, boolean restricted) {
        return new Command.Report(
                report.number(),
                report.clock(),
                report.theme(),
                report.areaCode(),
                new Source(Source.Kind.DUTY, null),
                report.title(),
                report.summary(),
                report.url(),
                report.responsible(),
                times,
                report.situation(),
                report.dedupKey(),
                report.recurrenceOf(),
                report.dropped(),
                restricted);
    }
}
