package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 红: a death in custody (plan.md part C), through the committee and the task force; the numbers are its lines. */
@QuarkusTest
class RedBrowserTest {
    private static final String SETTLE = "verb.settle";
    private static final String RECORD = "verb.recording.settle";
    private static final String TITLE = "看守所内一人死亡";
    private static final String POLICE = "乙县公安局";
    private static final String WANG = "王建国 · 市委政法委";
    private static final String CHEN = "陈国强 · 市委政法委";

    @Inject
    People people;

    private UUID incident = new UUID(0, 0);

    @AfterEach
    void home() {
        people.leave();
    }

    @Test
    void a_death_in_custody() {
        registered();
        leadersAreTold();
        confirmedByPhone();
        facts();
        statementWithoutTheCommittee();
        taskForce();
        directives();
    }

    private Person before(String person) {
        return people.the(person).opens(incident);
    }

    private Filling settles(String person, String step) {
        return before(person).begins(step, SETTLE);
    }

    private void registered() {
        Person li = people.on("2026-11-11").at("01:08").the("li").goesTo("/report"); // 1
        li.form()
                .types("field.title", TITLE)
                .types("field.summary", "家属等约六十人聚集医院")
                .chooses("field.areaCode", "乙县")
                .chooses("field.responsibleUnit", POLICE)
                .chooses("field.theme", "Theme.emergency")
                .types("field.happenedAt", "2026-11-11T00:20")
                .types("field.knownAt", "2026-11-11T00:20")
                .types("field.receivedAt", "2026-11-11T01:05")
                .types("field.reads", "30000")
                .unfolds("field.flags")
                .ticks("Situation.Flag.death_or_serious_injury", "yes")
                .ticks("Situation.Flag.group_event_possible", "yes");
        assertThat(li.preview()).containsText(li.word("Level.red"));
        assertThat(li.preview()).containsText(li.word("step.report_committee"));
        li.form().sends("report.send");

        assertThat(li.head()).containsText(li.word("Level.red"));
        incident = li.incident();
        people.walk()
                .follows(incident)
                .isAt("red", true)
                .isDue("report_committee", "01:25") // 2
                .isDue("ack.yx-gaj", "01:23")
                .isLate("told");
        li.goesTo("/");
        assertThat(li.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(TITLE)))
                .containsText(li.word("Level.red"));
    }

    private static void rings(Filling call, String role, String whom, String at) {
        call.chooses("field.role", role)
                .chooses("field.person", whom)
                .types("field.at", "2026-11-11T" + at)
                .ticks("field.answered", "yes");
    }

    private void leadersAreTold() {
        people.at("01:19"); // 3
        Filling told = settles("li", "step.tell_leader").ticks("field.told", "yes");
        rings(told.row("field.calls", 0), "Role.duty_leader", WANG, "01:12");
        rings(told.row("field.calls", 1), "Role.principal_leader", CHEN, "01:19");
        told.done(SETTLE);
        people.at("01:20");
        Filling asked = settles("wang", "step.report_committee").ticks("field.told", "yes");
        rings(asked.row("field.calls", 0), "Role.duty_officer", "赵晓东 · 市委", "01:20");
        asked.done(SETTLE);

        people.at("01:22");
        signs("yx-gaj-handler", "step.verify");
        people.walk().isKept("report_committee", "ack.yx-gaj");
    }

    private void signs(String person, String step) {
        Person unit = people.the(person).goesTo("/inbox");
        Locator sign = unit.task(TITLE, step).getByRole(AriaRole.BUTTON);
        sign.click();
        assertThat(sign).not().isVisible();
    }

    private void confirmedByPhone() {
        people.at("01:30"); // 4
        before("li")
                .begins("step.confirm", RECORD)
                .chooses("field.verdict", "Outcome.Grade.Verdict.confirm")
                .chooses("field.statutoryClass", "StatutoryClass.major")
                .chooses("field.lead", POLICE)
                .chooses("field.organ", "市人民检察院")
                .chooses("field.decidedBy", CHEN)
                .chooses("field.means", "Means.phone")
                .done(SETTLE);

        assertThat(people.the("li").head()).containsText(Bundle.ZH.word("StatutoryClass.major"));
        people.walk().isAt("red", false).isDue("answer_hard", "05:20").hasOpen("independent.jcy.1", "ratify.zfw.1");
    }

    private void facts() {
        people.at("01:35"); // 5
        settles("yx-gaj-handler", "step.first_measures")
                .ticks("field.kinds", "Outcome.Measure.Kind.rescue")
                .ticks("field.kinds", "Outcome.Measure.Kind.families_met")
                .types("field.text", "医生到场，记录封存")
                .done(SETTLE);
        people.at("02:00"); // 6
        settles("yx-gaj-handler", "step.verify")
                .chooses("field.finding", "Outcome.Verify.Finding.open")
                .types("field.facts", "时间地点已明，原因待查")
                .done(SETTLE);

        people.at("02:12");
        Filling draft = settles("yx-gaj-handler", "step.draft")
                .chooses("field.kind", "Outcome.Draft.Kind.facts")
                .types("field.facts", "一人死亡")
                .types("field.attitude", "依法彻查")
                .types("field.cause", "突发疾病")
                .chooses("field.outlet", POLICE);
        draft.sends(SETTLE);
        assertThat(draft.within().getByRole(AriaRole.ALERT)).isVisible();
        assertThat(draft.field(AriaRole.TEXTBOX, "field.attitude")).hasValue("依法彻查");
        draft.types("field.cause", "").done(SETTLE);
        people.walk().isKept("first_measures.yx-gaj.1", "verify", "draft").isStep("draft.yx-gaj.1", "settled");
    }

    private void statementWithoutTheCommittee() {
        people.at("02:25"); // 7
        before("li")
                .begins("step.approve_unit", RECORD)
                .chooses("field.ruling", "Outcome.Approve.Ruling.approve")
                .chooses("field.decidedBy", "孙玉华 · " + POLICE)
                .chooses("field.means", "Means.phone")
                .done(SETTLE);
        people.at("02:36");
        settles("chen", "step.approve")
                .chooses("field.ruling", "Outcome.Approve.Ruling.approve")
                .done(SETTLE);
        people.at("02:44");
        settles("yx-gaj-handler", "step.publish")
                .chooses("field.outlet", POLICE)
                .types("field.address", "官方账号")
                .types("field.at", people.clock())
                .done(SETTLE);
        people.walk().isKept("answer_target", "answer_hard").isMetAt("answer_hard", "02:44");
    }

    private static void toldByTheCommittee(Filling form) {
        form.in("field.by.recording")
                .chooses("field.means", "Means.phone")
                .types("field.reference", "市委值班室电话记录")
                .chooses("field.secondedBy", WANG);
    }

    private void taskForce() {
        people.at("03:10"); // 8
        Filling decided = before("li")
                .begins("step.decide", RECORD)
                .chooses("field.decision", "Outcome.Decide.Course.start")
                .types("field.Decide.organ", "市委常委会")
                .types("field.rank", "市委")
                .types("field.channel", "电话");
        toldByTheCommittee(decided);
        decided.done(SETTLE);
        people.walk().isLate("decide.sw.1").hasOpen("taskforce.sw.1");

        people.at("03:55");
        Filling team = before("li")
                .begins("step.taskforce", RECORD)
                .chooses("field.leader", CHEN)
                .chooses("field.spokesperson", "褚雪梅 · 市委政法委");
        seats(team.row("field.groups", 0), "Workgroup.verification", POLICE);
        seats(team.row("field.groups", 1), "Workgroup.release", "市委宣传部");
        toldByTheCommittee(team);
        team.done(SETTLE);
        people.walk().hasOpen("plan.zfw.1");
    }

    private static void seats(Filling group, String name, String unit) {
        group.chooses("field.name", name)
                .chooses("field.unit", unit)
                .chooses("field.Group.role", "Outcome.Team.Seat.member");
    }

    private void directives() {
        people.at("03:58");
        Filling issued = before("chen").begins("verb.issue");
        directs(issued.row("field.directives", 0), POLICE, "TaskKind.keep_evidence", "Line.ground");
        directs(issued.row("field.directives", 1), "市委宣传部", "TaskKind.answer_press", "Line.answer");
        issued.done("verb.issue");
        people.walk().isDue("directive.yx-gaj.1", "05:58").hasOpen("directive.yx-gaj.1", "directive.xcb.1");

        people.at("04:12"); // 9
        signs("xcb-handler", "step.directive");
        settles("xcb-handler", "step.directive")
                .types("field.result", "已统一答复口径")
                .done(SETTLE);
        assertThat(before("li").cards("step.directive")).hasCount(2);
        people.walk().isStep("directive.xcb.1", "settled").verifies();
    }

    private static void directs(Filling directive, String unit, String kind, String line) {
        directive
                .chooses("field.unit", unit)
                .chooses("field.kind", kind)
                .chooses("field.line", line)
                .types("field.text", "立即办理");
    }
}
