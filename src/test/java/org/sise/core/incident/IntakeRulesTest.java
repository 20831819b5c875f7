package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.incident.Rejected.Reason;

/** What a later report may change of an incident, and what not. */
class IntakeRulesTest {
    @Test
    void in_a_merge_the_earliest_knowledge_governs_and_moves_legal_limits_earlier() {
        Scenario s = EdgeScenes.orangeReported();
        Times before = s.incident().times();
        Instant known = before.known().minus(Duration.ofMinutes(40));
        Limit legal = legal(s);

        s.does("li", new Command.FollowUp(situation("reads", 5), TEXT, new Times(known, known, s.now())));

        assertThat(s.incident().times())
                .isEqualTo(new Times(
                        known.isBefore(before.happened()) ? known : before.happened(), known, before.received()));
        assertThat(s.incident().limits().get(legal.id()).due()).isBefore(legal.due());
    }

    @Test
    void a_merge_of_what_was_known_later_moves_nothing() {
        Scenario s = EdgeScenes.orangeReported();
        Times before = s.incident().times();

        s.does("li", new Command.FollowUp(situation("reads", 5), TEXT, new Times(s.now(), s.now(), s.now())));

        assertThat(s.incident().times()).isEqualTo(before);
        assertThat(s.events(Event.FollowedUp.class).getLast().times()).isNull();
    }

    @Test
    void the_class_is_not_set_by_a_follow_up_of_whoever_may_not_confirm() {
        Scenario s = EdgeScenes.orange();

        s.refuses("yx-fy-handler", new Command.FollowUp(situation("statutoryClass", "extreme"), TEXT), Reason.INVALID);
        assertThat(s.incident().situation().statutoryClass()).isNull();
    }

    @Test
    void the_class_is_not_cleared_by_a_correction_nor_slipped_into_a_raise() {
        Scenario s = EdgeScenes.orange();

        s.refuses("li", new Command.Correct(situation("statutoryClass", "none"), null, TEXT), Reason.INVALID);
        s.refuses(
                "li",
                new Command.Regrade(Level.RED, StatutoryClass.EXTREME, TEXT, List.of(), Command.Behalf.SELF),
                Reason.INVALID);
    }

    @Test
    void who_confirms_may_correct_the_class() {
        Scenario s = EdgeScenes.orange();

        s.does("wang", new Command.Correct(situation("statutoryClass", "larger"), null, TEXT));

        assertThat(s.incident().situation().statutoryClass()).isEqualTo(StatutoryClass.LARGER);
    }

    @Test
    void a_recurrence_names_a_number_and_a_key_is_no_link() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");

        s.refuses("li", reportOf(s, null, "某人"), Reason.INVALID);
        s.refuses("li", reportOf(s, "https://weibo.com/u/1234567890", null), Reason.INVALID);
        s.does("li", reportOf(s, "post-1", "YQ-2026-000002"));
    }

    @Test
    void a_reply_and_a_task_force_name_people_of_the_directory() {
        Scenario blue = EdgeScenes.blue();
        Outcome.Reply reply = new Outcome.Reply(Outcome.Reply.Mode.NONE, null, null, null, TEXT, "王某");
        blue.settles("sun", "verify.jx-sfj.1", Words.verify(Outcome.Verify.Finding.CONFIRMED));
        blue.refuses("sun", EdgeScenes.settle("answer.jx-sfj.1", reply), Reason.UNKNOWN_PERSON);

        Scenario red = EdgeScenes.red();
        Outcome.Team team = new Outcome.Team("某人", null, List.of());
        red.does("li", EdgeScenes.committee("decide.sw.1", EdgeScenes.decide(Outcome.Decide.Course.START, null, null)));
        red.refuses("li", EdgeScenes.committee("taskforce.sw.1", team), Reason.UNKNOWN_PERSON);
    }

    private static Command.Report reportOf(Scenario s, @Nullable String dedupKey, @Nullable String recurrenceOf) {
        Command.Report report = Words.report(s, "990101", "jx-sfj", situation("reads", 620));
        return new Command.Report(
                report.number(),
                report.clock(),
                report.theme(),
                report.areaCode(),
                report.source(),
                report.title(),
                report.summary(),
                report.url(),
                report.responsible(),
                report.times(),
                report.situation(),
                dedupKey,
                recurrenceOf,
                report.dropped(),
                report.restricted());
    }

    private static Limit legal(Scenario s) {
        return s.incident().limits().values().stream()
                .filter(limit -> limit.isLegal() && limit.isRunning())
                .findFirst()
                .orElseThrow();
    }
}
