package org.sise.core.incident;

import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.told;
import static org.sise.core.incident.Words.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.incident.Outcome.Verify.Finding;
import org.sise.core.plan.Role;

/** Where the edge rules begin: an incident of each level, on Tuesday 2026-09-08, reported at 10:00. */
final class EdgeScenes {
    static final String DAY = "2026-09-08";

    private EdgeScenes() {}

    /** 蓝, 甲县司法局, confirmed. */
    static Scenario blue() {
        Scenario s = Scenario.on(DAY).at("10:00");
        s.does("qian", report(s, "990101", "jx-sfj", situation("reads", 620)));
        return s.settles("qian", "confirm.jx-zfw.1", confirm("jx-sfj"));
    }

    /** 黄, 市公安局, not confirmed. */
    static Scenario yellowReported() {
        Scenario s = Scenario.on(DAY).at("10:00");
        return s.does("li", report(s, "990100", "gaj", situation("reads", 38_000)));
    }

    /** The same in a drill, confirmed by phone. */
    static Scenario drill() {
        Scenario s = Scenario.on(DAY).at("10:00");
        s.does("li", Words.inADrill(report(s, "990100", "gaj", situation("reads", 38_000))));
        return s.records("li", "wang", "confirm.zfw.1", confirm("gaj"));
    }

    /** 黄, 市公安局, confirmed, the leader told. */
    static Scenario yellow() {
        Scenario s = yellowReported().settles("li", "confirm.zfw.1", confirm("gaj"));
        return s.settles("li", "tell_leader.zfw.1", told()).settles("li", "first_report.zfw.1", Words.sent("zfw"));
    }

    /** 橙, 乙县人民法院, not confirmed. */
    static Scenario orangeReported() {
        Scenario s = Scenario.on(DAY).at("10:00");
        return s.does("li", report(s, "990102", "yx-fy", situation("reads", 180_000)));
    }

    static Scenario orange(String... assisting) {
        return orangeReported().settles("wang", "confirm.zfw.1", confirm("yx-fy", assisting));
    }

    /** 红, 乙县公安局, not confirmed, the committee not yet asked. */
    static Scenario redReported() {
        Scenario s = Scenario.on(DAY).at("10:00");
        return s.does(
                "li", report(s, "990102", "yx-gaj", situation("reads", 30_000, "flags.group_event_possible", "true")));
    }

    /** Confirmed, and the committee asked at 10:00. */
    static Scenario red() {
        return redReported()
                .settles("wang", "report_committee.zfw.1", told())
                .settles("zhang", "confirm.zfw.1", confirm("yx-gaj"));
    }

    /** A first version of the statement; of the yellow incident of 市公安局. */
    static Scenario drafted(Scenario s, @Nullable Instant next) {
        return s.settles("zhou", "verify.gaj.1", verify(Finding.PARTLY)).settles("zhou", "draft.gaj.1", draft(1, next));
    }

    /** The first version of 市公安局's statement published. */
    static Scenario published(Scenario s, @Nullable Instant next) {
        drafted(s, next)
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", approve(1));
        return s.settles("zhou", "publish.gaj.1", publish(1, "gaj", s.now()));
    }

    /** A version of an orange or red statement up to the approval after the unit's. */
    static Scenario approvedByUnit(Scenario s, String unit) {
        return s.settles(unit + "-handler", "verify." + unit + ".1", verify(Finding.PARTLY))
                .settles(unit + "-handler", "draft." + unit + ".1", draft(1, null))
                .settles(unit + "-principal", "approve_unit." + unit + ".1", approve(1));
    }

    static Outcome.Ratify denied() {
        return new Outcome.Ratify(false, TEXT);
    }

    static Command.Regrade lower(Level to, String... keep) {
        return new Command.Regrade(
                to, null, TEXT, java.util.Arrays.stream(keep).map(StepId::of).toList(), Command.Behalf.SELF);
    }

    static Command.Settle settle(String step, Outcome outcome) {
        return new Command.Settle(StepId.of(step), outcome, Command.Behalf.SELF);
    }

    static Command.Settle settle(String step, Outcome outcome, Command.Behalf behalf) {
        return new Command.Settle(StepId.of(step), outcome, behalf);
    }

    static Command.Behalf doneAt(Instant doneAt) {
        return new Command.Behalf(null, null, null, null, doneAt);
    }

    /** The office's answer, recorded by the commission and seconded. */
    static Command.Settle committee(String step, Outcome outcome) {
        return settle(step, outcome, new Command.Behalf(null, Means.PHONE, TEXT, "wang", null));
    }

    static Outcome.Decide decide(Outcome.Decide.Course course, @Nullable Level level, @Nullable String lead) {
        return new Outcome.Decide(course, TEXT, TEXT, TEXT, TEXT, level, lead, List.of());
    }

    static Command.LogCall unanswered(Scenario s, String step, Role role, String person) {
        return new Command.LogCall(StepId.of(step), role, person, s.now(), false);
    }

    /** Every leader of the commission rung twice and not reached. */
    static Outcome.Call nobodyReached(Scenario s) {
        List<Step.Call> calls = new ArrayList<>();
        for (int minutes : List.of(0, 5)) {
            Instant at = s.now().minusSeconds(60L * (5 - minutes));
            calls.add(new Step.Call(Role.DUTY_LEADER, "wang", at, false));
            calls.add(new Step.Call(Role.DEPUTY_LEADER, "zhang", at, false));
            calls.add(new Step.Call(Role.PRINCIPAL_LEADER, "chen", at, false));
        }
        return new Outcome.Call(calls, false);
    }

    /** Somebody with a standing delegation beside his own roles. */
    static Actor deputising(String person, Role... roles) {
        Actor own = Scenario.actor(person);
        return new Actor(own.person(), own.unit(), own.roles(), Set.of(roles));
    }

    static boolean may(Scenario s, Actor actor, Move move) {
        return Decider.moves(s.incident(), actor, s.context(actor)).contains(move);
    }

    static boolean may(Scenario s, String person, Move move) {
        return may(s, Scenario.actor(person), move);
    }

    static Step step(Scenario s, String id) {
        return s.incident().step(StepId.of(id)).orElseThrow(() -> new AssertionError("no step " + id));
    }

    static Limit limit(Scenario s, String id) {
        return s.incident().limit(id).orElseThrow(() -> new AssertionError("no limit " + id));
    }

    static Outcome.Convene convene(Instant closesAt, String required, String... others) {
        List<Outcome.Convene.Invited> units = new ArrayList<>();
        units.add(new Outcome.Convene.Invited(required, true));
        for (String other : others) {
            units.add(new Outcome.Convene.Invited(other, false));
        }
        return new Outcome.Convene(TEXT, units, Outcome.Convene.Mode.PHONE, closesAt);
    }

    static Outcome.Opinion opinion() {
        return new Outcome.Opinion(false, TEXT, null, null, null);
    }

    /** Orange, consulted on and resolved: its plan is to be written. */
    static Scenario resolved() {
        Scenario s = orange();
        return s.settles("he", "convene.zfw.1", convene(s.instant("10:30"), "yx-fy"))
                .settles("yx-fy-handler", "opinion.yx-fy.1", opinion())
                .settles("zhang", "resolve.zfw.1", resolve());
    }

    static Outcome.Resolve resolve() {
        return new Outcome.Resolve(List.of(), List.of(), TEXT, null, null, TEXT);
    }
}
