package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 待办, on the way to work. */
@QuarkusTest
class InboxBrowserTest {
    @Inject
    People people;

    @AfterEach
    void home() {
        people.leave();
    }

    @Test
    void one_tap_on_a_phone_signs_for_an_assignment() {
        people.on("2026-09-01").at("08:00").walk().reports("qian", """
                {'title': '公证收费被误解', 'summary': '网民称收费与公示不符', 'theme': 'other', 'areaCode': '990101',
                 'source': {'kind': 'citizen'}, 'situation': {'nature': 'misunderstanding', 'counts': {'reads': 620}}}
                """);
        people.at("08:05").walk().settles("qian", "confirm.jx-zfw.1", "{'verdict': 'confirm', 'lead': 'jx-sfj'}");

        Person sun = people.at("08:40").somebody(Device.PHONE).logsIn("sun").goesTo("/inbox");
        Locator task = sun.task("公证收费被误解", "step.verify");
        Locator sign =
                task.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(sun.word("verb.acknowledge")));
        sign.tap();

        assertThat(sun.title()).containsText(sun.word("inbox"));
        assertThat(task).isVisible();
        assertThat(sign).not().isVisible();
        people.walk().isKept("ack.jx-sfj");
    }
}
