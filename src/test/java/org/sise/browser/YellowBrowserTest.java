package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 黄: parking fines after lines were repainted (plan.md part C), by seven people at their screens; the numbers are its lines. */
@QuarkusTest
class YellowBrowserTest {
    private static final String SETTLE = "verb.settle";
    private static final String JUSTICE = "市司法局";
    private static final String POLICE = "市公安局";

    @Inject
    People people;

    private UUID incident = new UUID(0, 0);

    @AfterEach
    void home() {
        people.leave();
    }

    @Test
    void parking_fines_after_lines_were_repainted() {
        registered();
        givenBack();
        facts();
        rejectedAndDraftedAgain();
        approvedByPhone();
        published();
        promisedRelease();
        afterTheWeekend();
    }

    private Person before(String person) {
        return people.the(person).opens(incident);
    }

    private Filling settles(String person, String step) {
        return before(person).begins(step, SETTLE);
    }

    private void registered() {
        Person li = people.on("2026-09-04").at("19:24").the("li").goesTo("/report"); // 1
        li.form()
                .types("field.title", "停车线重划后开出罚单")
                .types("field.summary", "多名车主反映停车线重划后被罚")
                .chooses("field.theme", "Theme.law_enforcement")
                .types("field.platform", "本地晚报")
                .types("field.knownAt", "2026-09-04T19:20")
                .types("field.receivedAt", "2026-09-04T19:20")
                .chooses("field.reach", "Situation.Reach.local_media")
                .types("field.platforms", "2")
                .types("field.reads", "38000")
                .types("field.interactions", "460")
                .sends("report.send");
        assertThat(li.title()).hasText("停车线重划后开出罚单");
        assertThat(li.head()).containsText(li.word("Level.yellow"));
        assertThat(li.head()).containsText(li.word("provisional"));
        incident = li.incident();
        people.walk().follows(incident).isAt("yellow", true);

        people.at("19:26");
        settles("li", "step.confirm")
                .chooses("field.verdict", "Outcome.Grade.Verdict.confirm")
                .chooses("field.lead", JUSTICE)
                .done(SETTLE);
        assertThat(li.head()).not().containsText(li.word("provisional"));
        people.walk()
                .isDue("tell_leader.zfw.1", "19:56") // 2
                .isDueOn("answer_target", "2026-09-05", "07:20")
                .isDueOn("answer_hard", "2026-09-06", "19:20");
        people.at("19:35");
        rings(before("li").begins("step.tell_leader", "verb.call"), "no").done("verb.call");
    }

    private static Filling rings(Filling call, String answered) {
        return call.chooses("field.role", "Role.duty_leader")
                .chooses("field.person", "王建国 · 市委政法委")
                .ticks("field.answered", answered);
    }

    private void givenBack() {
        people.at("19:41"); // 3
        before("sfj-handler")
                .begins("step.verify", "verb.return")
                .types("field.rule", "道路停车由公安机关管理")
                .done("verb.return");
        people.at("19:45");
        Filling told = settles("li", "step.tell_leader").ticks("field.told", "yes");
        rings(told.row("field.calls", 0).types("field.at", "2026-09-04T19:45"), "yes");
        told.done(SETTLE);
        people.at("19:48");
        settles("li", "step.answer_return")
                .ticks("field.granted", "yes")
                .chooses("field.lead", POLICE)
                .done(SETTLE);

        people.walk().isDue("ack.gaj", "20:48").hasOpen("verify.gaj.1", "handle.gaj.1");
        Person left = before("sfj-handler");
        assertThat(left.title()).hasText(left.word("error.404"));
    }

    private void facts() {
        Person zhou = people.at("20:15").the("zhou").goesTo("/inbox"); // 4
        Locator task = zhou.task("停车线重划后开出罚单", "step.verify");
        task.getByRole(AriaRole.BUTTON).click();
        assertThat(task.getByRole(AriaRole.BUTTON)).not().isVisible();
        people.walk().isKept("ack.gaj");
        people.at("20:40");
        settles("li", "step.first_report")
                .ticks("field.to", "市委政法委")
                .types("field.text", "首报")
                .done(SETTLE);
        people.at("23:50"); // 5
        settles("zhou", "step.verify")
                .chooses("field.finding", "Outcome.Verify.Finding.partly")
                .types("field.facts", "四十一张罚单，标志缺失三天，已暂停处罚")
                .done(SETTLE);
        people.walk().isKept("first_report", "facts").hasOpen("draft.gaj.1");
    }

    private Filling drafts(String facts) {
        return settles("zhou", "step.draft")
                .chooses("field.kind", "Outcome.Draft.Kind.facts")
                .types("field.facts", facts)
                .types("field.attitude", "我们道歉")
                .chooses("field.outlet", POLICE);
    }

    private void rejectedAndDraftedAgain() {
        people.on("2026-09-05").at("00:40"); // 6
        drafts("停车线重划期间共开出罚单若干").done(SETTLE);
        people.at("01:20");
        settles("gaj-deputy", "step.approve_unit")
                .chooses("field.ruling", "Outcome.Approve.Ruling.reject")
                .ticks("field.failed", "Outcome.Approve.Check.facts")
                .types("field.reason", "数字不全")
                .done(SETTLE);
        people.walk().hasOpen("draft.gaj.2").isDue("draft.gaj.2", "02:50");
        people.at("01:45");
        drafts("停车线重划期间共开出罚单四十一张，已暂停处罚")
                .types("field.nextReleaseAt", "2026-09-05T17:00")
                .done(SETTLE);
    }

    private void approvedByPhone() {
        Person zhou = people.at("02:05").the("zhou").opens(incident); // 7
        assertThat(zhou.cards("step.approve_unit").getByRole(AriaRole.LINK)).hasCount(0);

        Filling called = before("li").begins("step.approve_unit", "verb.recording.settle");
        assertThat(called.within()).containsText("四十一张");
        called.chooses("field.ruling", "Outcome.Approve.Ruling.approve")
                .chooses("field.decidedBy", "张志远 · " + POLICE)
                .chooses("field.means", "Means.phone")
                .types("field.reference", "值班电话录音 3 号")
                .done(SETTLE);
        people.walk().hasOpen("approve.zfw.1").isDueOn("ratify.gaj.1", "2026-09-06", "12:00");

        people.at("02:20"); // 8
        before("wang")
                .begins("step.approve", "verb.recording.settle")
                .chooses("field.ruling", "Outcome.Approve.Ruling.approve")
                .chooses("field.outlet", POLICE)
                .chooses("field.decidedBy", "张伟 · 市委政法委")
                .chooses("field.means", "Means.phone")
                .done(SETTLE);
        Locator approval = before("li").cards("step.approve");
        assertThat(approval).containsText("张伟");
        assertThat(approval).containsText("王建国");
        assertThat(approval).containsText(Bundle.ZH.word("Means.phone"));
    }

    private void publishes() {
        settles("zhou", "step.publish")
                .chooses("field.outlet", POLICE)
                .types("field.address", "官方账号")
                .types("field.at", people.clock())
                .done(SETTLE);
    }

    private void published() {
        people.at("02:38"); // 9
        publishes();
        people.walk()
                .isKept("answer_target", "answer_hard")
                .isMetAt("answer_target", "02:38")
                .isDue("release.gaj.3", "17:00");
    }

    private void signsLater(String person) {
        settles(person, "step.ratify").ticks("field.signed", "yes").done(SETTLE);
    }

    private void approves(String person, String step) {
        settles(person, step)
                .chooses("field.ruling", "Outcome.Approve.Ruling.approve")
                .done(SETTLE);
    }

    private void promisedRelease() {
        people.at("09:00");
        signsLater("gaj-deputy");
        signsLater("zhang");
        people.at("16:00"); // 10
        drafts("四十一张罚单全部撤销").done(SETTLE);
        people.at("16:10");
        approves("gaj-deputy", "step.approve_unit");
        people.at("16:20");
        approves("zhang", "step.approve");
        people.at("16:50");
        publishes();
        people.walk().isKept("release.gaj.3");
    }

    private void handles(String measures) {
        settles("zhou", "step.handle")
                .types("field.measures", measures)
                .ticks("field.peopleAnswered", "yes")
                .done(SETTLE);
    }

    private void afterTheWeekend() {
        people.on("2026-09-07").at("15:00"); // 11
        handles("退还罚款");
        people.at("16:00");
        settles("zhou", "step.feedback")
                .chooses("field.effect", "Outcome.Feedback.Effect.calm")
                .done(SETTLE);
        people.at("17:00");
        settles("he", "step.accept")
                .chooses("field.redo", Bundle.ZH.word("step.handle") + " · " + POLICE)
                .types("field.reason", "退款数未核对")
                .done(SETTLE);
        people.on("2026-09-08").at("10:00");
        handles("四十一张罚单全部退款，逐一告知");
        settles("he", "step.accept").done(SETTLE);
        people.walk().isIn("completed").isDueOn("summary", "2026-09-11", "18:00");

        people.at("11:00"); // 12
        settles("li", "step.summary").types("field.text", "四十一张全部退款").done(SETTLE);
        assertThat(people.the("li").head()).containsText(Bundle.ZH.word("Incident.Phase.closed"));
        people.walk().isIn("closed").verifies();
    }
}
