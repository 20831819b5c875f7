package org.sise.core.incident;

import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.verify;

import org.sise.core.grading.Situation;
import org.sise.core.incident.Outcome.Verify.Finding;

/** A second report of a matter, beside the incident of a scenario. */
final class Others {
    static final String NUMBER = "YQ-2026-000002";

    private Others() {}

    static Command.Merge takeIn(Scenario other) {
        return new Command.Merge(numbered(other), true, Words.TEXT);
    }

    static Command.Merge mergeInto(Scenario other) {
        return new Command.Merge(numbered(other), false, Words.TEXT);
    }

    /** 黄, reported by the city at the hour, and confirmed. */
    static Scenario yellow(String day, String hour, String lead) {
        return yellow(day, hour, lead, situation("reads", 38_000));
    }

    static Scenario yellow(String day, String hour, String lead, Situation situation) {
        Scenario s = Scenario.on(day).at(hour);
        return s.does("li", report(s, "990100", lead, situation)).settles("li", "confirm.zfw.1", confirm(lead));
    }

    /** Of 市公安局, its statement published at the hour of the report. */
    static Scenario published(String day, String hour) {
        Scenario s = yellow(day, hour, "gaj")
                .settles("zhou", "verify.gaj.1", verify(Finding.PARTLY))
                .settles("zhou", "draft.gaj.1", draft(1, null))
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", approve(1));
        return s.settles("zhou", "publish.gaj.1", publish(1, "gaj", s.now()));
    }

    /** With a number of its own. */
    static Incident numbered(Scenario scenario) {
        return Incident.of(scenario.log().stream().map(Others::numbered).toList());
    }

    private static Event numbered(Event event) {
        return event instanceof Event.Reported reported
                ? reported(reported, NUMBER, reported.clock(), reported.restricted())
                : event;
    }

    static Event.Reported reported(Event.Reported as, String number, String clock, boolean restricted) {
        return new Event.Reported(
                number,
                clock,
                as.theme(),
                as.areaCode(),
                as.owner(),
                as.source(),
                as.title(),
                as.summary(),
                as.url(),
                as.responsible(),
                as.times(),
                as.at(),
                as.situation(),
                as.plan(),
                as.standard(),
                as.matter(),
                as.recurrenceOf(),
                as.dropped(),
                restricted);
    }
}
