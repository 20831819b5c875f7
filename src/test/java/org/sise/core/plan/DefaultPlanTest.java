package org.sise.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sise.config.PlanReader;
import org.sise.core.grading.Level;

/** The tables A2 and A5 to A8 of the plan, row by row: stage | key kind | party role | 签收 | limit | after | line | overdue. */
class DefaultPlanTest {
    private final Plan plan = PlanReader.standard();

    @Test
    void blueIsFourForms() {
        assertThat(rows(Level.BLUE)).isEqualTo("""
                assess | confirm grade | duty duty_officer | - | 4 h O q | start | none | D listed
                handle | verify verify | responsible handler | 4 h A q | 24 h K | confirm | ground | C
                handle | answer reply = verify | responsible handler | - | 24 h K | confirm | answer | C
                feedback | feedback feedback | responsible handler | - | 1 wd O | answer, verify | both | C
                summarize | summary summary | duty duty_officer | - | 2 wd K | feedback | both | listed
                """);
    }

    @Test
    void yellowDraftsApprovesAndPublishesInOnePlace() {
        assertThat(rows(Level.YELLOW)).isEqualTo("""
                assess | confirm grade | duty duty_officer | - | 2 h K | start | none | N D
                assess | tell_leader call | duty duty_officer | - | 30 min O | confirm | none | N
                assess | first_report report | duty duty_officer | - | 2 h K | confirm | none | C late
                handle | verify verify | responsible, assisting handler | 1 h A | 6 h K | confirm | ground | C
                handle | handle handle | responsible handler | - | 3 wd K | confirm | ground | C
                handle | independent verify if independent_check | organ handler | 1 h A | 3 wd K | confirm | ground | C
                handle | draft draft | responsible handler | - | 7 h 30 min K | verify | answer | C
                handle | countersign countersign if assisting_facts_used of draft | assisting deputy_leader | - | 30 min O | draft | answer | G
                handle | approve_unit approve of draft | responsible deputy_leader | - | 1 h O | countersign | answer | N
                handle | approve approve of draft | commission deputy_leader | - | 2 h O | approve_unit | answer | N
                handle | publish publish of draft | publisher handler | - | 1 h O | approve | answer | N
                handle | follow_up report until accept | responsible handler | - | daily 17:00 L | verify | none | G
                feedback | feedback feedback | responsible, assisting handler | - | 24 h O | handle, independent, publish | both | C
                feedback | accept accept | commission coordinator | - | 1 wd O | feedback | both | C
                summarize | summary summary | duty duty_officer | - | 5 wd K | accept | both | C
                summarize | review review if lessons_due | commission coordinator | - | 5 wd O | accept | both | C
                """);
    }

    @Test
    void orangeConsultsBesideTheStatement() {
        assertThat(rows(Level.ORANGE)).isEqualTo("""
                assess | tell_leader call | duty duty_officer | - | 20 min K | start | none | N
                assess | confirm grade | commission duty_leader | - | 1 h K | start | none | N D
                assess | first_report report | duty duty_officer | - | 1 h K | start | none | C late
                handle | verify verify | responsible, assisting handler | 30 min A | 2 h K | start | ground | C N
                handle | handle handle | responsible handler | - | 3 wd K | confirm | ground | C
                handle | independent verify if independent_check | organ handler | 30 min A | 24 h K | confirm | ground | C
                handle | release_group team | commission coordinator | - | 1 h O | confirm | answer | C
                handle | draft draft | responsible handler | - | 2 h 30 min K | verify | answer | C
                handle | countersign countersign if assisting_facts_used of draft | assisting deputy_leader | - | 20 min O | draft | answer | G
                handle | approve_unit approve of draft | responsible principal_leader | - | 20 min O | countersign | answer | N
                handle | approve approve of draft | commission principal_leader | - | 30 min O | approve_unit | answer | N
                handle | publish publish of draft | publisher handler | - | 20 min O | approve | answer | N
                handle | convene convene | commission coordinator | - | 30 min O | confirm | both | N
                handle | opinion opinion | consulted handler | 30 min A | 1 h O | convene | both | N G
                handle | resolve resolve | commission deputy_leader | - | 30 min O | opinion | both | N
                handle | plan plan | commission coordinator | - | 2 h O | resolve | both | C
                handle | approve_plan approve of plan | commission principal_leader | - | 1 h O | plan | both | N
                handle | task task | tasked handler | 30 min A | said A | approve_plan | both | C
                handle | follow_up report until accept | responsible handler | - | daily 08:00, 17:00 L | verify | none | G
                handle | briefing briefing if major_class | commission spokesperson | - | - | publish | answer | -
                handle | press press ? | commission spokesperson | - | - | publish | answer | -
                feedback | feedback feedback | responsible, assisting, tasked handler | - | 24 h O | handle, independent, publish, task | both | C G
                feedback | accept accept | commission coordinator | - | 1 wd O | feedback | both | C
                summarize | final_report report | duty duty_officer | - | 24 h O | accept | none | C
                summarize | review review | commission coordinator | - | 5 wd O | accept | both | C
                """);
    }

    @Test
    void redWaitsForNobodyOnTheGround() {
        assertThat(rows(Level.RED)).isEqualTo("""
                assess | tell_leader call | duty duty_officer | - | 10 min K | start | none | N
                assess | report_committee call | commission duty_leader | - | 20 min K | start | none | N
                assess | first_report report | duty duty_officer | - | 40 min K | start | none | C late
                assess | confirm grade | commission deputy_leader | - | 30 min K | start | none | N D
                handle | verify verify | responsible, assisting handler | 15 min A | 1 h K | start | ground | C N
                handle | first_measures measure | responsible, local handler | 15 min A | 30 min A | start | ground | N
                handle | independent verify if independent_check | organ handler | 15 min A | 12 h K | confirm | ground | C
                handle | release_group team | commission coordinator | - | 30 min O | confirm | answer | N
                handle | draft draft | responsible handler | - | 1 h 10 min K | verify | answer | N
                handle | countersign countersign if assisting_facts_used of draft | assisting deputy_leader | - | 10 min O | draft | answer | G
                handle | approve_unit approve of draft | responsible principal_leader | - | 10 min O | countersign | answer | N
                handle | approve approve of draft | committee principal_leader | - | 20 min O | approve_unit | answer | N
                handle | publish publish of draft | publisher handler | - | 10 min O | approve | answer | N
                handle | decide decide | committee principal_leader | - | 30 min O | report_committee | none | N
                handle | taskforce team if response_started | committee principal_leader | - | 1 h O | decide | both | N
                handle | plan plan | commission coordinator | - | 4 h O | taskforce | both | N
                handle | approve_plan approve of plan | commission principal_leader | - | 1 h O | plan | both | N
                handle | directive directive ? | taskforce handler | 15 min A | said or 2 h A | taskforce | both | C N
                handle | convene convene ? | commission coordinator | - | 30 min O | confirm | both | G
                handle | opinion opinion ? | consulted handler | 15 min A | 30 min O | convene | both | G
                handle | resolve resolve ? | commission deputy_leader | - | 30 min O | opinion | both | G
                handle | handle handle | responsible handler | - | said or 5 wd K | confirm | ground | C
                handle | follow_up report until end_response | duty duty_officer | - | 4 h L | first_report | none | G
                handle | briefing briefing if major_class | commission spokesperson | - | - | publish | answer | -
                handle | press press ? | commission spokesperson | - | - | publish | answer | -
                handle | end_response decide | committee principal_leader | - | daily 17:00 O | directive, handle, publish | both | C
                feedback | feedback feedback | taskforce handler | - | 24 h O | end_response | both | C G
                feedback | accept accept | commission deputy_leader | - | 1 wd O | feedback | both | C
                summarize | final_report report | duty duty_officer | - | 12 h O | accept | none | C
                summarize | review review | commission principal_leader | - | 3 wd O | accept | both | C
                """);
    }

    @Test
    void theMilestonesOfA2() {
        assertThat(milestones(Level.BLUE)).isEqualTo("""
                facts milestone | 24 h K | verify | C
                answer_target milestone | 24 h K | answer | C
                answer_hard legal | 48 h H major 5 h extreme 5 h | answer | N
                briefing_hard legal | - H major 24 h extreme 24 h | briefing | N
                complete milestone | 2 wd K | summary | C
                """);
        assertThat(milestones(Level.YELLOW)).isEqualTo(above("2 h", "6 h", "12 h", "5 wd K"));
        assertThat(milestones(Level.ORANGE)).isEqualTo(above("30 min", "2 h", "4 h", "5 wd K"));
        assertThat(milestones(Level.RED)).isEqualTo(above("30 min", "1 h", "2 h", "said or 10 wd E"));
    }

    @Test
    void eachLevelEndsInOneStep() {
        assertThat(plan.flow(Level.BLUE).last().orElseThrow().key()).isEqualTo("summary");
        assertThat(plan.flow(Level.YELLOW).last().orElseThrow().key()).isEqualTo("summary");
        assertThat(plan.flow(Level.ORANGE).last().orElseThrow().key()).isEqualTo("review");
        assertThat(plan.flow(Level.RED).last().orElseThrow().key()).isEqualTo("review");
    }

    private static String above(String told, String facts, String target, String complete) {
        return """
                told milestone | %s H |  | late
                facts milestone | %s K | verify | C
                answer_target milestone | %s K | publish | C
                answer_hard legal | 48 h H major 5 h extreme 5 h | publish | N
                briefing_hard legal | - H major 24 h extreme 24 h | briefing | N
                complete milestone | %s | accept | C
                release internal | said P | publish | N
                """.formatted(told, facts, target, complete);
    }

    private String rows(Level level) {
        Flow flow = plan.flow(level);
        return flow.steps().stream().map(step -> Row.of(flow, step) + "\n").reduce("", String::concat);
    }

    private String milestones(Level level) {
        Flow flow = plan.flow(level);
        return flow.limits().stream()
                .filter(limit -> !limit.key().startsWith("ack.")
                        && flow.step(limit.key()).isEmpty())
                .map(limit -> Row.milestone(limit) + "\n")
                .reduce("", String::concat);
    }
}
