package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for all pages alike. */
@QuarkusTest
class EveryPageBrowserTest {
    @Inject
    People people;

    private UUID incident = new UUID(0, 0);

    /** 橙 in 乙县, with steps of several units. */
    @BeforeEach
    void something_to_see() {
        people.on("2026-09-10").at("09:30");
        people.walk().reports("wu", """
                {'title': '执法过程中一名老人摔倒', 'summary': '现场视频在多个平台传播', 'theme': 'law_enforcement', 'areaCode': '990102',
                 'source': {'kind': 'press'}, 'responsibleUnit': 'yx-fy',
                 'situation': {'reach': 'provincial_media', 'counts': {'reads': 180000, 'interactions': 900}}}
                """);
        incident = people.walk().id();
    }

    @AfterEach
    void home() {
        people.leave();
    }

    private List<String> addresses() {
        return List.of(
                "/",
                "/inbox",
                "/inbox?all=true",
                "/inbox/print",
                "/report",
                "/incidents",
                "/incidents?q=没有这样的事",
                "/overview",
                "/incidents/" + incident,
                "/incidents/" + incident + "/print",
                "/incidents/" + incident + "/move?verb=settle&target=confirm.zfw.1&recording=true",
                "/incidents/" + new UUID(0, 0),
                "/no/such/page");
    }

    @ParameterizedTest
    @EnumSource
    void every_page_can_be_heard_and_tabbed_through_and_fits(Device device) {
        SoftAssertions soft = new SoftAssertions();
        Person visitor = people.somebody(device).goesTo("/login");
        soft.assertThat(Faults.of(visitor.page())).as("/login").isEmpty();
        Person li = visitor.logsIn("li");

        for (String address : addresses()) {
            li.goesTo(address);
            soft.assertThat(Faults.of(li.page())).as(device + " " + address).isEmpty();
        }
        li.opens(incident).begins("step.tell_leader", "verb.settle");
        soft.assertThat(Faults.of(li.page())).as(device + " a form in a dialog").isEmpty();
        Person admin = people.somebody(device).logsIn("admin");
        for (String address : List.of(
                "/admin/people",
                "/admin/people/li",
                "/admin/units",
                "/admin/units/zfw",
                "/admin/lockouts",
                "/admin/calendar")) {
            admin.goesTo(address);
            soft.assertThat(Faults.of(admin.page())).as(device + " " + address).isEmpty();
        }

        soft.assertAll();
    }

    @Test
    void the_pages_speak_english_too_once_one_has_said_so() {
        Person he = people.somebody(Device.DESKTOP).goesTo("/login").readsEnglish();
        assertThat(he.title()).hasText(he.word("product"));

        he.logsIn("he").opens(incident);

        assertThat(he.page().locator("html")).hasAttribute("lang", "en");
        assertThat(he.navigation()).hasText(Pattern.compile(he.word("desk") + "\\s+" + he.word("inbox") + ".*"));
        assertThat(he.cards("step.confirm")).containsText(he.word("Role.duty_leader"));
        assertThat(he.page().locator("main")).not().containsText(Bundle.ZH.word("step.confirm"));
    }

    @Test
    void an_address_that_leads_nowhere_was_answered_without_a_way_back() {
        Person li = people.the("li").goesTo("/no/such/page");

        assertThat(li.title()).hasText(li.word("error.404"));
        li.link(li.word("error.back")).click();
        assertThat(li.title()).hasText(li.word("desk"));
    }

    @Test
    void what_one_may_not_see_is_told_as_if_it_were_not_there() {
        Person qian = people.the("qian").opens(incident);

        assertThat(qian.title()).hasText(qian.word("error.404"));
        assertThat(qian.page().locator("body")).not().containsText("老人摔倒");
        assertThat(qian.link(qian.word("error.back"))).isVisible();

        Person stranger = people.somebody(Device.DESKTOP).opens(incident);
        assertThat(stranger.page()).hasURL(Pattern.compile(".*/login$"));
    }
}
