package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.convene;
import static org.sise.core.incident.EdgeScenes.drafted;
import static org.sise.core.incident.EdgeScenes.settle;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.Role;

/** Times that cannot be, and names that do not stand for what they sign. */
class PlausibleTest {
    @Test
    void rule_10_a_publication_was_neither_in_the_future_nor_before_the_incident() {
        Scenario s = drafted(EdgeScenes.yellow(), null)
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", approve(1));
        for (Instant never : List.of(s.now().plus(Duration.ofDays(400)), Instant.parse("2001-01-01T00:00:00Z"))) {
            s.refuses("zhou", settle("publish.gaj.1", publish(1, "gaj", never)), Reason.IMPLAUSIBLE_TIME);
        }
    }

    @Test
    void rule_10_an_answer_was_not_given_in_the_future() {
        Scenario s = verified();
        Instant tomorrow = s.now().plus(Duration.ofDays(1));
        s.refuses("sun", settle("answer.jx-sfj.1", Words.publicReply(tomorrow)), Reason.IMPLAUSIBLE_TIME);
    }

    @Test
    void rule_10_nobody_was_called_in_the_future() {
        Scenario s = EdgeScenes.orangeReported();
        Step.Call later = new Step.Call(Role.DUTY_LEADER, "wang", s.now().plus(Duration.ofDays(3)), true);
        s.refuses("li", settle("tell_leader.zfw.1", Words.told(later)), Reason.IMPLAUSIBLE_TIME);
    }

    @Test
    void rule_10_a_call_in_the_minute_of_the_report_is_not_before_it() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00:30");
        s.does("li", Words.report(s, "990102", "yx-fy", situation("reads", 180_000)));
        Step.Call call = new Step.Call(Role.DUTY_LEADER, "wang", s.instant("10:00"), true);
        s.settles("li", "tell_leader.zfw.1", Words.told(call));
    }

    @Test
    void nobody_will_have_known() {
        Scenario s = EdgeScenes.yellow();
        Instant later = s.now().plus(Duration.ofDays(1000));
        Times times = new Times(s.incident().times().happened(), later, later);
        s.refuses("li", new Command.Correct(situation(), times, TEXT), Reason.IMPLAUSIBLE_TIME);
    }

    @Test
    void an_answer_is_signed_by_a_leader_of_the_unit_that_answers() {
        Scenario s = verified();
        for (String other : List.of("sun", "li", "chen", "jx-gaj-principal", "monitor")) {
            Outcome.Reply reply = new Outcome.Reply(Outcome.Reply.Mode.PUBLIC, TEXT, s.now(), TEXT, null, other);
            s.refuses("sun", settle("answer.jx-sfj.1", reply), Reason.INVALID);
        }
    }

    @Test
    void a_unit_is_invited_to_a_consultation_once() {
        Scenario s = EdgeScenes.orange();
        s.refuses("he", settle("convene.zfw.1", convene(s.now().plusSeconds(3600), "fy", "fy")), Reason.INVALID);
    }

    @Test
    void rule_13_who_reports_the_matter_of_another_county_hears_no_more_of_it() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("wu", Words.report(s, "990101", "jx-sfj", situation("reads", 620)));

        assertThat(s.seenBy("yx-zfw")).isEmpty();
        assertThat(s.seenBy("jx-zfw")).isNotEmpty();
    }

    @Test
    void rule_15_a_commission_that_is_complained_of_hears_what_any_unit_would() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("li", Words.report(s, "990101", "jx-zfw", situation("reads", 38_000)));

        assertThat(s.seenBy("jx-zfw")).isEmpty();
        Actor qian = Scenario.actor("qian");
        assertThat(new Sight(s.incident(), qian, SampleCity.UNITS).ofSource()).isFalse();
    }

    private static Scenario verified() {
        return EdgeScenes.blue().settles("sun", "verify.jx-sfj.1", Words.verify(Outcome.Verify.Finding.UNTRUE));
    }
}
