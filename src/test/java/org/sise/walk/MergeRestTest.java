package org.sise.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sise.walk.Ears.Heard;

/** 并案, as those hear of it by Kafka who had to do with either of the two (plan.md, rule 42). */
@QuarkusTest
class MergeRestTest {
    @Inject
    Walk walk;

    @Inject
    Ears ears;

    @AfterEach
    void letTheClockRun() {
        walk.end();
    }

    private UUID reported(String hour, String unit, String copies, int reads) {
        walk.at(hour).reports("li", """
                {'title': '停车线重划后开出罚单', 'summary': '多名车主反映', 'theme': 'law_enforcement', 'areaCode': '990100',
                 'source': {'kind': 'duty'}, 'situation': {'reach': 'local_media', 'counts': {'reads': %d}}}""".formatted(reads));
        walk.settles(
                "li", "confirm.zfw.1", "{'verdict': 'confirm', 'lead': '%s', 'copies': [%s]}".formatted(unit, copies));
        return walk.id();
    }

    @Test
    void the_units_of_both_go_on_in_the_first_and_the_others_hear_of_an_end() {
        UUID second = reported("09:00", "sfj", "'jcy'", 52_000);
        walk.signs("sfj-handler", "verify.sfj.1");
        UUID first = reported("10:00", "gaj", "", 38_000);
        walk.isDue("facts", "16:00");

        walk.follows(first)
                .at("10:30")
                .does(
                        "li",
                        "/merge",
                        "{'other': '%s', 'survives': 'this', 'reason': '同一件事'}".formatted(number(second)));

        walk.isAt("yellow", false)
                .hasOpen("verify.gaj.1", "verify.sfj.1")
                .isDue("facts", "15:00")
                .isDue("ack.sfj", "11:30");
        assertThat(ears.of("sfj", second)).last().extracting(Heard::event).isEqualTo("closed");
        assertThat(ears.of("sfj", first)).extracting(Heard::event).startsWith("unit_joined");
        assertThat(ears.of("jcy", second)).last().extracting(Heard::event).isEqualTo("closed");
        assertThat(ears.of("jcy", first)).isEmpty();
        assertThat(ears.ofCentre(first)).extracting(MergeRestTest::type).contains("merged", "followed_up", "assigned");
        assertThat(ears.ofCentre(second))
                .extracting(MergeRestTest::type)
                .endsWith("closed")
                .contains("linked");
    }

    private static String type(Heard heard) {
        return heard.body().path("event").path("type").asText();
    }

    private String number(UUID incident) {
        UUID before = walk.id();
        String number = walk.follows(incident).get("li").path("number");
        walk.follows(before);
        return number;
    }
}
