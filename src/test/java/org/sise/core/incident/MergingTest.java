package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.Others.mergeInto;
import static org.sise.core.incident.Others.takeIn;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.incident.Event.Linked.Relation;
import org.sise.core.incident.Outcome.Verify.Finding;
import org.sise.core.incident.Rejected.Reason;

/** 并案 (rule 42). The scenarios of the first begin on Tuesday 2026-09-08 at 10:00. */
class MergingTest {
    @Test
    void the_first_takes_the_earliest_times_the_larger_figures_and_the_units_of_the_duplicate_as_assisting_ones() {
        Scenario second = Others.yellow("2026-09-08", "09:00", "sfj", situation("reads", 52_000, "platforms", 1));

        Scenario first = EdgeScenes.yellow().does("li", takeIn(second));

        assertThat(first.incident().times())
                .isEqualTo(second.incident().times())
                .isEqualTo(new Times(first.instant("09:00"), first.instant("09:00"), first.instant("09:00")));
        assertThat(first.incident().situation().reads()).isEqualTo(52_000);
        assertThat(first.incident().assignment().lead()).isEqualTo("gaj");
        assertThat(first.incident().assignment().assisting()).containsExactly("sfj");
        first.hasOpen("verify.gaj.1", "verify.sfj.1").isAt(Level.YELLOW, false);
    }

    @Test
    void limits_count_from_the_earlier_report() {
        Scenario first = EdgeScenes.yellow();
        first.isDue("facts", "16:00").isDueOn("answer_hard", "2026-09-10", "10:00");

        first.does("li", takeIn(Others.yellow("2026-09-08", "07:30", "sfj")));

        first.isDue("facts", "13:30").isDueOn("answer_hard", "2026-09-10", "07:30");
    }

    @Test
    void what_an_assisting_unit_owes_counts_from_the_earlier_report_too() {
        Scenario first = EdgeScenes.yellow().does("li", takeIn(Others.yellow("2026-09-08", "09:30", "sfj")));
        Instant owed = first.incident().limit("verify.sfj.1").orElseThrow().due();

        first.does("li", takeIn(Others.yellow("2026-09-08", "07:30", "jcy")));

        assertThat(first.incident().limit("verify.sfj.1").orElseThrow().due())
                .isEqualTo(owed.minus(Duration.ofHours(2)));
    }

    @Test
    void a_later_duplicate_moves_no_limit() {
        Scenario second = Others.yellow("2026-09-08", "11:00", "sfj");

        EdgeScenes.yellow().at("11:30").does("li", takeIn(second)).isDue("facts", "16:00");
    }

    @Test
    void what_a_person_raised_is_raised_here_too_with_all_that_a_raise_does() {
        Scenario first = EdgeScenes.yellow().signs("zhou", "verify.gaj.1");

        first.at("10:05").does("wang", takeIn(EdgeScenes.orange("yx-gaj")));

        first.isAt(Level.ORANGE, false).hasOpen("confirm.zfw.2", "tell_leader.zfw.2", "first_report.zfw.2");
        assertThat(first.events(Event.Replanned.class))
                .extracting(Event.Replanned::change)
                .containsExactly(Event.Replanned.Change.RAISED);
        assertThat(first.incident().acknowledged()).isEmpty();
        assertThat(first.incident().assignment().assisting()).containsExactly("yx-fy", "yx-gaj");
    }

    @Test
    void what_the_machine_gave_stays_provisional() {
        EdgeScenes.yellow().does("wang", takeIn(EdgeScenes.orangeReported())).isAt(Level.ORANGE, true);
    }

    @Test
    void figures_that_only_together_reach_a_level_raise_it() {
        Scenario second = Others.yellow("2026-09-08", "09:00", "sfj");
        second.does("chen", new Command.Regrade(null, StatutoryClass.LARGER, TEXT, List.of(), Command.Behalf.SELF));
        Scenario first = Others.yellow("2026-09-08", "10:00", "gaj", situation("flags.press_inquiry", "true"));

        first.does("li", takeIn(second));

        assertThat(first.incident().situation().statutoryClass()).isEqualTo(StatutoryClass.LARGER);
        assertThat(first.incident().situation().reads()).isEqualTo(38_000);
        first.isAt(Level.YELLOW, false);
    }

    @Test
    void what_the_duplicate_published_is_named_and_answered_the_public() {
        Scenario second = Others.published("2026-09-08", "09:00");

        Scenario first = Others.yellow("2026-09-08", "10:00", "sfj").does("li", takeIn(second));

        assertThat(first.events(Event.Merged.class))
                .flatExtracting(Event.Merged::publications)
                .containsExactly(new Publication(
                        Others.NUMBER, StepId.of("publish.gaj.1"), Words.hash(1), first.instant("09:00")));
        first.isKept("answer_hard").isKept("answer_target").hasOpen("verify.sfj.1");
    }

    @Test
    void what_is_not_confirmed_yet_tells_nobody_and_its_confirm_step_names_both() {
        Scenario first = EdgeScenes.yellowReported().does("li", takeIn(Others.yellow("2026-09-08", "09:00", "sfj")));

        assertThat(first.seenBy("sfj")).isEmpty();
        assertThat(first.incident().assignment().assisting()).containsExactly("sfj");

        first.settles("li", "confirm.zfw.1", confirm("gaj", "sfj")).hasOpen("verify.sfj.1");
    }

    @Test
    void the_lead_of_the_duplicate_leads_where_nobody_did() {
        Scenario first = Scenario.on(EdgeScenes.DAY).at("10:00");
        first.does("li", Words.report(first, "990100", null, situation("reads", 38_000)));

        first.does("li", takeIn(Others.yellow("2026-09-08", "09:00", "sfj")));

        assertThat(first.incident().assignment().lead()).isEqualTo("sfj");
    }

    @Test
    void a_county_that_gets_a_unit_of_another_gives_it_to_the_city() {
        Scenario first = EdgeScenes.blue();
        Scenario second = Scenario.on(EdgeScenes.DAY).at("09:00");
        second.does("qian", Words.report(second, "990101", "jx-gaj", situation("reads", 620)));
        second.settles("qian", "confirm.jx-zfw.1", confirm("jx-gaj", "yx-gaj"));

        first.refuses("qian", takeIn(second), Reason.INVALID);
        assertThat(second.incident().assignment().owner()).isEqualTo("990100");

        first.does("wang", new Command.ChangeOwner("990100", TEXT)).does("li", takeIn(second));
        assertThat(first.incident().assignment().assisting()).containsExactly("jx-gaj", "yx-gaj");
    }

    @Test
    void who_is_personally_concerned_by_the_duplicate_is_so_here() {
        Scenario second = Others.yellow("2026-09-08", "09:00", "sfj");
        second.does("li", new Command.Recuse("zhang", false, TEXT));

        Scenario first = EdgeScenes.yellow().does("li", takeIn(second));

        assertThat(first.incident().recused()).containsExactly("zhang");
    }

    @Test
    void the_duplicate_is_closed_and_whoever_had_to_do_with_it_hears_of_its_end_and_nothing_of_the_first() {
        Scenario second = Others.yellow("2026-09-08", "09:00", "sfj");
        int heard = second.seenBy("sfj").size();

        second.at("09:30").does("li", mergeInto(EdgeScenes.yellow()));

        assertThat(second.events(Event.Linked.class))
                .containsExactly(new Event.Linked(Others.NUMBER, Relation.DUPLICATE, second.now()));
        assertThat(second.events(Event.Closed.class))
                .containsExactly(new Event.Closed(Event.Ending.DUPLICATE, null, second.now()));
        List<Event> since = second.seenBy("sfj").stream().skip(heard).toList();
        assertThat(since)
                .hasAtLeastOneElementOfType(Event.Closed.class)
                .allMatch(event -> Set.of(
                                Event.StepCancelled.class,
                                Event.LimitsDropped.class,
                                Event.LimitMissed.class,
                                Event.Closed.class)
                        .contains(event.getClass()));
    }

    @Test
    void an_incident_is_not_merged_with_itself_nor_a_drill_with_what_is_real() {
        Scenario first = EdgeScenes.yellow();
        first.refuses("li", new Command.Merge(first.incident(), true, TEXT), Reason.INVALID);

        Event.Reported drill = Others.reported(first.incident().report(), "YL-2026-000002", "drill-1", false);
        Incident other = Incident.of(List.of(drill));
        assertThat(other.phase()).isEqualTo(Incident.Phase.OPEN);
        first.refuses("li", new Command.Merge(other, true, TEXT), Reason.INVALID);
        first.refuses("li", new Command.Merge(other, false, TEXT), Reason.INVALID);
    }

    @Test
    void what_is_closed_is_merged_neither_way() {
        Scenario second = Others.yellow("2026-09-08", "09:00", "sfj");
        second.does("li", new Command.Close(Event.Ending.MISREPORT, TEXT, null));

        EdgeScenes.yellow()
                .refuses("li", takeIn(second), Reason.WRONG_STATE)
                .refuses("li", mergeInto(second), Reason.WRONG_STATE);
        second.refuses("li", takeIn(EdgeScenes.yellow()), Reason.NOT_ALLOWED);
    }

    @Test
    void who_may_not_confirm_both_merges_neither() {
        EdgeScenes.yellow()
                .refuses("zhou", takeIn(Others.yellow("2026-09-08", "09:00", "sfj")), Reason.NOT_ALLOWED)
                .refuses("li", takeIn(EdgeScenes.orangeReported()), Reason.INVALID)
                .refuses("li", takeIn(EdgeScenes.blue()), Reason.INVALID);
    }

    @Test
    void what_is_restricted_does_not_become_part_of_what_is_not() {
        Scenario first = EdgeScenes.yellow();
        Event.Reported open =
                Others.yellow("2026-09-08", "09:00", "sfj").incident().report();
        Incident restricted = Incident.of(List.of(
                Others.reported(open, Others.NUMBER, "real", true),
                new Event.Graded(Level.YELLOW, true, List.of(), List.of(), null, null, first.now())));

        first.refuses("li", new Command.Merge(restricted, true, TEXT), Reason.INVALID)
                .does("li", new Command.Merge(restricted, false, TEXT));
    }

    @Test
    void a_duplicate_that_promised_a_release_keeps_it_first() {
        Scenario second = Others.yellow("2026-09-08", "09:00", "gaj");
        second.settles("zhou", "verify.gaj.1", verify(Finding.PARTLY))
                .settles("zhou", "draft.gaj.1", draft(1, second.instant("20:00")))
                .settles("gaj-deputy", "approve_unit.gaj.1", Words.approve(1))
                .settles("zhang", "approve.zfw.1", Words.approve(1))
                .settles("zhou", "publish.gaj.1", Words.publish(1, "gaj", second.now()));

        EdgeScenes.yellow().refuses("li", takeIn(second), Reason.NOT_READY);
        second.at("10:00").refuses("li", mergeInto(EdgeScenes.yellow()), Reason.NOT_READY);
    }
}
