package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
                "/rules/plans",
                "/rules/standards",
                "/rules/standards/default-1/backtests",
                "/drills",
                "/incidents/" + incident,
                "/incidents/" + incident + "/print",
                "/incidents/" + incident + "/move?verb=settle&target=confirm.zfw.1&recording=true",
                "/incidents/" + new UUID(0, 0),
                "/admin/people",
                "/no/such/page");
    }

    private static final List<String> ADMINISTRATION = List.of(
            "/admin/people",
            "/admin/people/li",
            "/admin/units",
            "/admin/units/zfw",
            "/admin/lockouts",
            "/admin/calendar");

    @Test
    void every_page_can_be_heard_and_tabbed_through_and_fits_from_a_phone_to_the_wall() {
        SoftAssertions soft = new SoftAssertions();

        tour(newcomer(), (page, where) -> {
            soft.assertThat(Faults.of(page)).as(where).isEmpty();
            Device.PHONE.resizes(page);
            soft.assertThat(Faults.butColours(page)).as(where + " on a phone").isEmpty();
            Device.WALL.resizes(page);
            soft.assertThat(Faults.sideways(page)).as(where + " on the wall").isEmpty();
            Device.DESKTOP.resizes(page);
        });

        soft.assertAll();
    }

    @Test
    void every_page_can_be_heard_and_fits_in_english_whose_words_are_longer() {
        SoftAssertions soft = new SoftAssertions();

        tour(newcomer().readsEnglish(), (page, where) -> {
            soft.assertThat(Faults.butColours(page)).as(where).isEmpty();
            Device.PHONE.resizes(page);
            soft.assertThat(Faults.sideways(page)).as(where + " on a phone").isEmpty();
            Device.DESKTOP.resizes(page);
        });

        soft.assertAll();
    }

    private Person newcomer() {
        Person newcomer = people.somebody(Device.DESKTOP);
        Faults.areLookedForOn(newcomer.page());
        return newcomer.goesTo("/login");
    }

    /** Before the log-in; what the duty officer sees, what they may not see among it; a form; what the administrator sees. */
    private void tour(Person visitor, BiConsumer<Page, String> look) {
        look.accept(visitor.page(), "/login");
        visitor.logsIn("li");
        for (String address : addresses()) {
            look.accept(visitor.goesTo(address).page(), address);
        }
        visitor.opens(incident).begins("step.tell_leader", "verb.settle");
        look.accept(visitor.page(), "a form in a dialog");
        look.accept(visitor.logsIn("he").goesTo("/rules/plans/-").page(), "a draft");
        visitor.logsIn("admin");
        for (String address : ADMINISTRATION) {
            look.accept(visitor.goesTo(address).page(), address);
        }
    }

    @Test
    void what_is_for_administrators_is_refused_to_others_by_a_page_with_a_way_back() {
        Person li = people.the("li").goesTo("/admin/people");

        assertThat(li.title()).hasText(li.word("error.403"));
        li.link(li.word("error.back")).click();
        assertThat(li.title()).hasText(li.word("desk"));
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
