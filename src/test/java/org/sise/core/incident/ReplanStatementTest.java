package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.committee;
import static org.sise.core.incident.EdgeScenes.decide;
import static org.sise.core.incident.ReplanScenes.confirmedAt;
import static org.sise.core.incident.ReplanScenes.publishFacts;
import static org.sise.core.incident.ReplanScenes.regrade;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.told;
import static org.sise.core.incident.Words.verify;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sise.core.grading.Level;
import org.sise.core.incident.Outcome.Decide.Course;

/** What a change of level does to a text: held, approved, published (rules 37, 38). */
class ReplanStatementTest {
    private Scenario s;

    @Test
    void the_public_answer_of_the_new_level_meets_the_limit_that_ran_before_the_raise() {
        s = confirmedAt(Level.BLUE);
        s.at("09:30").does("chen", regrade(Level.YELLOW));
        approveAtYellow();

        s.at("10:00").settles("zhou", "publish.gaj.1", Words.publish(1, "gaj", s.now()));

        s.isKept("answer_hard").isKept("answer_target");
    }

    private void approveAtYellow() {
        s.settles("zhou", "verify.gaj.1", verify(Outcome.Verify.Finding.CONFIRMED))
                .settles("zhou", "draft.gaj.1", draft(1, null))
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", approve(1));
    }

    static Stream<Arguments> statementLevels() {
        return Stream.of(
                Arguments.of(Level.YELLOW, Level.ORANGE, true),
                Arguments.of(Level.YELLOW, Level.RED, true),
                Arguments.of(Level.ORANGE, Level.RED, false));
    }

    /** A text that is held back is held by its approver: where the new level has another one, he is asked, no later than the first. */
    @ParameterizedTest
    @MethodSource("statementLevels")
    void a_held_approval_stays_held_unless_its_approver_changes(Level from, Level to, boolean otherApprover) {
        s = confirmedAt(from);
        Limit limit = holdFacts();

        s.at("09:13").does("chen", regrade(to));

        isHeld(limit, !otherApprover);
    }

    @Test
    void a_held_approval_stays_held_when_the_committee_declines() {
        s = confirmedAt(Level.RED);
        s.settles("wang", "report_committee.zfw.1", told());
        Limit limit = holdFacts();

        s.at("09:13").does("li", committee("decide.sw.1", decide(Course.DECLINE, null, null)));

        s.isAt(Level.ORANGE, false);
        isHeld(limit, true);
    }

    /** Orange is lowered after its facts are out, so it is the promised release that can still be held. */
    @Test
    void a_held_release_is_asked_of_the_other_approver_after_a_lowering() {
        s = confirmedAt(Level.ORANGE);
        publishFacts(s, s.instant("09:00").plus(Duration.ofHours(26)));
        s.day("2026-09-02").at("10:20");
        Limit limit = hold(2);

        s.at("10:23").does("chen", regrade(Level.YELLOW));

        isHeld(limit, false);
    }

    private Limit holdFacts() {
        s.settles("zhou", "verify.gaj.1", verify(Outcome.Verify.Finding.CONFIRMED));
        return hold(1);
    }

    /** Holds the unit's approval of that version; its limit. */
    private Limit hold(int version) {
        String asked = "approve_unit.gaj." + version;
        Outcome.Approve hold =
                new Outcome.Approve(Words.hash(version), Outcome.Approve.Ruling.HOLD, Set.of(), null, TEXT);
        s.settles("zhou", "draft.gaj." + version, draft(version, null)).settles("gaj-principal", asked, hold);
        return s.incident().limit(asked).orElseThrow();
    }

    private void isHeld(Limit limit, boolean still) {
        StepId held = StepId.of(limit.id());
        Step step = s.incident().step(held).orElseThrow();
        assertThat(step.isOpen()).isEqualTo(still);
        assertThat(step.held()).isEqualTo(still);
        StepId asked = still ? held : new StepId(held.key(), held.unit(), held.round() + 1);
        s.hasOpen(asked.toString());
        assertThat(s.incident().limit(asked.toString()).orElseThrow().due()).isBeforeOrEqualTo(limit.due());
    }

    @Test
    void a_text_approved_but_not_published_needs_the_approver_of_the_new_level() {
        s = confirmedAt(Level.YELLOW);
        approveAtYellow();
        s.hasOpen("publish.gaj.1");

        s.at("09:30").does("chen", regrade(Level.ORANGE));

        s.hasOpen("approve_unit.gaj.2");
        assertThat(s.states()).containsEntry("publish.gaj.1", Step.State.CANCELLED);
    }

    @Test
    void a_text_that_is_published_stays_published_over_a_raise() {
        s = confirmedAt(Level.YELLOW);
        approveAtYellow();
        s.settles("zhou", "publish.gaj.1", Words.publish(1, "gaj", s.now()));

        s.at("09:30").does("chen", regrade(Level.ORANGE));

        assertThat(s.states()).containsEntry("publish.gaj.1", Step.State.SETTLED);
        assertThat(s.incident().openSteps().map(step -> step.id().key()))
                .doesNotContain("draft", "approve_unit", "approve", "publish");
    }
}
