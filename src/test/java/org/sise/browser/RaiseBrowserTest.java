package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 提级, by a person. */
@QuarkusTest
class RaiseBrowserTest {
    @Inject
    People people;

    @AfterEach
    void home() {
        people.leave();
    }

    @Test
    void a_raise_needs_a_reason_opens_the_higher_flow_and_asks_every_unit_to_sign_again() {
        people.on("2026-09-08").at("10:00").walk().reports("li", """
                {'title': '停车罚单被质疑', 'summary': '多个平台讨论', 'theme': 'law_enforcement', 'areaCode': '990100',
                 'source': {'kind': 'duty'}, 'responsibleUnit': 'gaj',
                 'situation': {'reach': 'local_media', 'counts': {'reads': 38000, 'interactions': 460}}}
                """);
        people.walk()
                .settles("li", "confirm.zfw.1", "{'verdict': 'confirm', 'lead': 'gaj'}")
                .signs("zhou", "verify.gaj.1");

        Person wang = people.at("10:30").the("wang").opens(people.walk().id());
        Filling raise = wang.begins("verb.raise").chooses("field.level", "Level.orange");
        raise.sends("verb.raise");
        assertThat(raise.field(AriaRole.TEXTBOX, "field.reason")).hasAttribute("aria-invalid", "true");
        raise.types("field.reason", "已有省级媒体来询").done("verb.raise");

        assertThat(wang.head()).containsText(wang.word("Level.orange"));
        assertThat(wang.cards("step.confirm").first()).containsText(wang.word("Step.State.open"));
        people.walk().isAt("orange", false).isDue("ack.gaj", "11:00");
        Person zhou = people.the("zhou").goesTo("/inbox");
        assertThat(zhou.task("停车罚单被质疑", "step.verify").getByRole(AriaRole.BUTTON))
                .hasText(zhou.word("verb.acknowledge"));
    }
}
