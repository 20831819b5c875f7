package org.sise.core.incident;

import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.report;

import java.util.List;
import java.util.Set;
import org.sise.core.incident.Event.Reported;

/** Histories that the machine itself made, for tests of what is built from them. */
public final class Walks {
    private Walks() {}

    /** From quiet to grave; limits pass in each of them, the first one is settled and closed. */
    public static List<List<Event>> all() {
        return List.of(blue(), yellow(), raised(), red());
    }

    public static Set<String> audience(Incident after, Event event) {
        return Audience.of(after, event, Actor.MACHINE, SampleCity.UNITS);
    }

    /** The same report with texts of one's own. */
    public static Reported with(Reported report, String number, Text title, Text summary) {
        return new Reported(
                number,
                report.clock(),
                report.theme(),
                report.areaCode(),
                report.owner(),
                report.source(),
                title,
                summary,
                report.url(),
                report.responsible(),
                report.times(),
                report.at(),
                report.situation(),
                report.plan(),
                report.standard(),
                report.matter(),
                report.recurrenceOf(),
                report.dropped(),
                report.restricted());
    }

    private static List<Event> blue() {
        Scenario s = Scenario.on("2026-09-01").at("08:00");
        s.does("monitor", report(s, "990101", "jx-sfj", situation("reads", 620, "reach", "local_self_media")));
        s.at("09:00").settles("qian", "confirm.jx-zfw.1", confirm("jx-sfj"));
        s.at("10:00").signs("sun", "verify.jx-sfj.1");
        s.at("11:00").settles("sun", "verify.jx-sfj.1", Words.verify(Outcome.Verify.Finding.UNTRUE));
        s.at("11:30").settles("sun", "answer.jx-sfj.1", Words.publicReply(s.instant("11:20")));
        s.at("16:30").settles("sun", "feedback.jx-sfj.1", Words.calm());
        return s.at("16:40")
                .settles("qian", "summary.jx-zfw.1", Words.summary())
                .log();
    }

    private static List<Event> yellow() {
        Scenario s = Scenario.on("2026-09-02").at("09:00");
        s.does("monitor", report(s, "990101", "jx-gaj", situation("reads", 60_000, "interactions", 900)));
        s.at("09:10").settles("qian", "confirm.jx-zfw.1", confirm("jx-gaj", "jx-sfj"));
        return s.at("23:00").log();
    }

    private static List<Event> raised() {
        Scenario s = Scenario.on("2026-09-03").at("09:00");
        s.does("monitor", report(s, "990102", "yx-gaj", situation("reads", 500, "interactions", 9)));
        s.at("10:00").settles("wu", "confirm.yx-zfw.1", confirm("yx-gaj"));
        s.at("11:00")
                .does(
                        "monitor",
                        new Command.FollowUp(
                                situation("reads", 900_000L, "flags.death_or_serious_injury", true), null));
        return s.at("20:00").log();
    }

    private static List<Event> red() {
        Scenario s = Scenario.on("2026-09-04").at("09:00");
        s.does("monitor", report(s, "990101", "gaj", situation("reads", 20_000_000, "flags.group_event", true)));
        return s.at("21:00").log();
    }
}
