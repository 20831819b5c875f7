package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.drafted;
import static org.sise.core.incident.EdgeScenes.published;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.reject;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.incident.Rejected.Reason;

/** plan.md part B where its rules meet: what two of them leave behind must have a way on. */
class EdgeRulesMeetingTest {
    private static final Command TO_RED =
            new Command.FollowUp(situation("reads", 30_000, "flags.group_event_possible", "true"), TEXT);

    @Test
    void rule_37_what_the_citys_leader_approved_at_orange_needs_the_committee_at_red() {
        Scenario s = EdgeScenes.approvedByUnit(EdgeScenes.orange(), "yx-fy")
                .settles("chen", "approve.zfw.1", approve(1))
                .hasOpen("publish.yx-fy.1");

        s.at("11:00").does("li", TO_RED).isAt(Level.RED, true).hasOpen("approve.sw.1");

        assertThat(s.states()).containsEntry("publish.yx-fy.1", Step.State.CANCELLED);
    }

    @Test
    void rule_31_a_version_that_was_rejected_after_a_change_of_lead_is_written_by_the_next_lead() {
        Scenario s = drafted(EdgeScenes.yellow(), null)
                .does("he", new Command.Assign("sfj", List.of(), List.of(), null, TEXT))
                .hasOpen("approve_unit.sfj.1");

        s.settles("sfj-deputy", "approve_unit.sfj.1", reject(1)).hasOpen("draft.sfj.1");
    }

    @Test
    void what_is_to_be_approved_is_not_waived() {
        Scenario s = EdgeScenes.yellow();
        s.settles("zhou", "verify.gaj.1", Words.verify(Outcome.Verify.Finding.PARTLY))
                .hasOpen("draft.gaj.1")
                .refuses("he", new Command.Waive(StepId.of("draft.gaj.1"), TEXT), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_37_an_incident_that_is_raised_after_its_completion_is_open_again() {
        Scenario s = completed();

        s.at("11:00").does("li", TO_RED).isAt(Level.RED, true);

        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.OPEN);
        assertThat(EdgeScenes.may(s, "zhang", Move.of(Verb.ASSIGN))).isTrue();
    }

    @Test
    void rule_41_what_is_sent_back_does_not_complete() {
        Scenario s = published(EdgeScenes.yellow(), null).settles("zhou", "handle.gaj.1", Words.handled());
        s.settles("zhou", "feedback.gaj.1", Words.calm()).settles("he", "accept.zfw.1", Words.redo("handle.gaj.1"));
        assertThat(EdgeScenes.limit(s, "complete").isRunning()).isTrue();

        s.settles("zhou", "handle.gaj.2", Words.handled()).settles("he", "accept.zfw.2", Words.accepted());

        s.isKept("complete");
    }

    @Test
    void rule_02_who_stood_in_for_a_silent_committee_signs_himself() {
        Scenario s = EdgeScenes.approvedByUnit(EdgeScenes.red(), "yx-gaj").at("11:00");

        s.records("li", "chen", "approve.sw.1", approve(1)).hasOpen("ratify.zfw.1");

        s.settles("chen", "ratify.zfw.1", new Outcome.Ratify(true, null));
    }

    @Test
    void rule_19_a_lead_that_signed_as_assisting_is_asked_anew() {
        Scenario s = EdgeScenes.orange("yx-gaj").signs("yx-gaj-handler", "verify.yx-gaj.1");

        s.at("10:15").does("he", new Command.Assign("yx-gaj", List.of(), List.of(), null, TEXT));

        assertThat(EdgeScenes.limit(s, "ack.yx-gaj.2").isRunning()).isTrue();
    }

    private static Scenario completed() {
        Scenario s = published(EdgeScenes.yellow(), null).settles("zhou", "handle.gaj.1", Words.handled());
        return s.settles("zhou", "feedback.gaj.1", Words.calm()).settles("he", "accept.zfw.1", Words.accepted());
    }
}
