package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 演练: planned and run at the console, told apart from what is real on every page, stopped with one tap. */
@QuarkusTest
class DrillBrowserTest {
    /** Between two looks of a page at its drill. */
    private static final long LOOK = 3_000;

    @Inject
    People people;

    @AfterEach
    void home() {
        people.leave();
    }

    @Test
    void a_coordinator_plans_a_drill_runs_it_and_gives_points() {
        Person coordinator = people.somebody(Device.DESKTOP);
        Faults.areLookedForOn(coordinator.page());
        coordinator.logsIn("jx-zfw-coordinator").goesTo("/drills");
        assertThat(Faults.of(coordinator.page())).isEmpty();
        Page page = coordinator.page();
        page.getByLabel(coordinator.word("drill.name")).fill("三季度演练");
        page.locator("input[name=participants][value=jx-gaj]").check();
        button(coordinator, "drill.plan").click();
        assertThat(coordinator.title()).containsText("三季度演练");

        button(coordinator, "drill.act.start").click();
        assertThat(band(page)).containsText(coordinator.word("drill.band"));
        played(page).waitFor(); // nobody reloads
        everyWidthIsRight(page, "the drill");
        played(page).click();
        assertThat(band(page)).isVisible();
        assertThat(page.locator(".incident-head .number")).containsText("YL-");
        everyWidthIsRight(page, "an incident of a drill");

        band(page).getByRole(AriaRole.LINK).click();
        coordinator.link(coordinator.word("drill.score")).click();
        everyWidthIsRight(page, "the sheet");
        Locator mark = page.locator("form.give").first();
        mark.locator("input[name=points]").fill("9");
        mark.locator("input[name=remark]").fill("请联系13812345678");
        mark.getByRole(AriaRole.BUTTON).click();
        assertThat(coordinator.alert()).isVisible(); // refused as by REST
        assertThat(mark.locator(".error")).isVisible();
        assertThat(mark.locator("input[name=points]")).hasValue("9");
        mark.locator("input[name=remark]").fill("首报及时");
        mark.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("form.give").first().locator("input[name=points]"))
                .hasValue("9");

        band(page).getByRole(AriaRole.LINK).click();
        button(coordinator, "drill.act.stop").click();
        assertThat(page.locator(".tag.drill-ended")).isVisible();
    }

    @Test
    void whoever_takes_part_pauses_it_with_one_tap_and_is_told_on_the_desk() {
        Person coordinator = people.the("jx-zfw-coordinator").goesTo("/drills");
        coordinator.page().getByLabel(coordinator.word("drill.name")).fill("一键暂停");
        coordinator.page().locator("input[name=participants][value=jx-gaj]").check();
        button(coordinator, "drill.plan").click();
        button(coordinator, "drill.act.start").click();
        played(coordinator.page()).waitFor();

        Person handler = people.somebody(Device.PHONE).logsIn("jx-gaj-handler").goesTo("/");
        Locator note = handler.page().locator(".drill-note");
        note.getByRole(AriaRole.BUTTON).tap();
        assertThat(handler.title()).hasText(handler.word("desk"));
        assertThat(note).containsText(handler.word("Drill.State.paused"));
        assertThat(note.getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(coordinator.page().locator(".tag.drill-paused")).isVisible(); // nobody reloads

        button(coordinator, "drill.act.resume").click();
        note.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("一键暂停"))
                .click();
        band(handler.page()).getByRole(AriaRole.BUTTON).tap();
        handler.page().waitForURL("**/drills");
        assertThat(coordinator.page().locator(".tag.drill-paused")).isVisible();
        button(coordinator, "drill.act.stop").click();
        assertThat(coordinator.page().locator(".tag.drill-ended")).isVisible();
    }

    @Test
    void its_clock_goes_on_and_what_it_brings_comes_but_not_under_somebodys_typing() {
        Person coordinator = people.somebody(Device.DESKTOP);
        Page page = coordinator.page();
        page.clock().install();
        coordinator.logsIn("jx-zfw-coordinator").goesTo("/drills");
        page.getByLabel(coordinator.word("drill.name")).fill("续演");
        button(coordinator, "drill.plan").click();
        button(coordinator, "drill.act.start").click();
        assertThat(band(page)).isVisible();
        String time = page.locator(".drill-now").innerText();
        page.getByLabel(coordinator.word("drill.speed")).fill("30");
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.clock().runFor(LOOK * 3);
        assertThat(page.locator(".drill-now")).not().hasText(time);
        assertThat(asked).isEmpty();

        page.getByLabel(coordinator.word("drill.speed")).fill("60");
        page.waitForResponse("**/course?**", () -> page.clock().runFor(LOOK));

        button(coordinator, "drill.act.stop").click();
        assertThat(page.locator(".tag.drill-ended")).isVisible();
    }

    @Test
    void a_scenario_of_ones_own_that_is_wrong_is_shown_again_with_its_faults() {
        Person coordinator = people.the("jx-zfw-coordinator").goesTo("/drills");
        Page page = coordinator.page();
        page.getByLabel(coordinator.word("drill.name")).fill("自编");
        page.locator("input[name=scenario][value=own]").check();
        page.locator("summary", new Page.LocatorOptions().setHasText(coordinator.word("drill.script")))
                .click();
        page.locator("#script").fill("injects: [{at: later, rumour: {text: 网传}}]");
        button(coordinator, "drill.plan").click();

        assertThat(coordinator.alert()).containsText("injects[0].at");
        assertThat(page.locator("#script")).hasValue("injects: [{at: later, rumour: {text: 网传}}]");
    }

    private static Locator button(Person person, String word) {
        return person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(person.word(word)).setExact(true));
    }

    private static Locator band(Page page) {
        return page.locator(".drill-band");
    }

    /** An incident of the drill, once there is one. */
    private static Locator played(Page page) {
        return page.locator("#course a[href^='/incidents/']").first();
    }

    private static void everyWidthIsRight(Page page, String what) {
        assertThat(Faults.of(page)).as(what).isEmpty();
        Device.PHONE.resizes(page);
        assertThat(Faults.butColours(page)).as(what + " on a phone").isEmpty();
        Device.DESKTOP.resizes(page);
    }
}
