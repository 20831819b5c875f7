package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 值班台 that stays open: what others do comes in by itself, and a lost line loses nothing. */
@QuarkusTest
class LiveBrowserTest {
    @Inject
    People people;

    @BeforeEach
    void night() {
        people.on("2026-09-15").at("02:10");
    }

    @AfterEach
    void home() {
        people.leave();
    }

    @Test
    void what_another_reports_slides_in_and_a_red_one_stays_marked_until_somebody_signs() {
        Person li = listening("li");
        Person wang = listening("wang");

        somethingRedIsReported("医院门口有人聚集");
        Locator row = wang.task("医院门口有人聚集", "Level.red");
        assertThat(row).isVisible();
        Locator rings = li.task("医院门口有人聚集", "Level.red").getByRole(AriaRole.BUTTON);
        assertThat(rings).hasText(li.word("verb.acknowledge"));
        rings.click();

        assertThat(row.getByRole(AriaRole.BUTTON)).not().isVisible();
        assertThat(row).containsText(wang.word("desk.signed"));
    }

    @Test
    void a_lost_line_is_said_and_what_happened_meanwhile_is_there_when_it_is_back() {
        Person li = listening("li");

        li.page().context().setOffline(true);
        assertThat(li.connection()).hasText(li.word("live.lost"));
        somethingRedIsReported("法院门口有人聚集");
        Locator row = li.task("法院门口有人聚集", "Level.red");
        assertThat(row).not().isVisible();
        li.page().context().setOffline(false);

        assertThat(row).isVisible();
        assertThat(li.connection()).hasText(li.word("live.on"));
    }

    private Person listening(String person) {
        Person listening = people.the(person).goesTo("/");
        assertThat(listening.connection()).hasText(listening.word("live.on"));
        return listening;
    }

    private void somethingRedIsReported(String title) {
        people.walk().reports("wu", """
                {'title': '%s', 'summary': '家属等约六十人聚集', 'theme': 'emergency', 'areaCode': '990102',
                 'source': {'kind': 'duty'}, 'responsibleUnit': 'yx-gaj',
                 'situation': {'counts': {'reads': 30000},
                               'flags': {'death_or_serious_injury': true, 'group_event_possible': true}}}
                """.formatted(title));
    }
}
