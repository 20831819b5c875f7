package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.may;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.told;

import org.junit.jupiter.api.Test;

/** 值班签收: an orange or red one calls the duty room until somebody there has taken it (docs/adr/0011). */
class DutyRoomTest {
    private static final Move SIGN = Move.of(Verb.ACKNOWLEDGE, "tell_leader.zfw.1");

    @Test
    void an_orange_one_calls_the_duty_room_until_one_of_its_people_has_signed() {
        Scenario s = EdgeScenes.orangeReported();

        assertThat(may(s, "li", SIGN)).isTrue();
        assertThat(may(s, "wang", SIGN)).as("a higher role of the same room").isTrue();
        s.signs("li", "tell_leader.zfw.1");

        assertThat(may(s, "li", SIGN)).isFalse();
        assertThat(may(s, "wang", SIGN)).isFalse();
        assertThat(s.incident().acknowledged()).containsEntry("zfw", s.now());
        s.hasOpen("tell_leader.zfw.1");
    }

    @Test
    void nobody_signs_for_a_duty_room_that_is_not_his() {
        Scenario s = EdgeScenes.orangeReported();

        assertThat(may(s, "wu", SIGN)).isFalse();
        assertThat(may(s, "yx-fy-handler", SIGN)).isFalse();
        assertThat(may(s, "auditor", SIGN)).isFalse();
        assertThat(may(s, "zfw-handler", SIGN)).isFalse();
    }

    @Test
    void who_has_told_the_leader_has_taken_it() {
        Scenario s = EdgeScenes.orangeReported().settles("li", "tell_leader.zfw.1", told());

        assertThat(may(s, "li", SIGN)).isFalse();
    }

    @Test
    void a_raise_to_red_calls_again() {
        Scenario s = EdgeScenes.orangeReported().signs("li", "tell_leader.zfw.1");
        s.at("10:03").does("li", new Command.FollowUp(Scenario.situation("flags.group_event_possible", "true"), TEXT));

        String anew = s.incident()
                .openSteps()
                .map(step -> step.id().toString())
                .filter(id -> id.startsWith("tell_leader."))
                .findFirst()
                .orElseThrow();
        assertThat(may(s, "li", Move.of(Verb.ACKNOWLEDGE, anew))).isTrue();
    }

    @Test
    void a_yellow_one_does_not_call() {
        assertThat(may(EdgeScenes.yellowReported(), "li", SIGN)).isFalse();
    }
}
