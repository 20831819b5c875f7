package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.committee;
import static org.sise.core.incident.EdgeScenes.decide;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.sent;
import static org.sise.core.incident.Words.told;
import static org.sise.core.incident.Words.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sise.core.grading.Level;
import org.sise.core.incident.Outcome.Decide.Course;

/**
 * Replan as a table: every pair of levels, every state that a verify step can be in (rules 37, 38). It is the lead
 * unit's, but where facts have to be published first: then only the assisting unit's can still be open.
 */
class ReplanTest {
    private static final StepId LEADING = StepId.of("verify.gaj.1");
    private static final StepId ASSISTING = StepId.of("verify.sfj.1");

    private Scenario s;
    private StepId verify = LEADING;

    /** What has happened to verify before the level changes. */
    enum Before {
        NOT_OPENED,
        OPEN,
        ACKNOWLEDGED,
        LAPSED,
        OVERDUE,
        SETTLED,
        WAIVED,
        NOT_NEEDED
    }

    static Stream<Arguments> table() {
        return pairs().flatMap(pair -> Stream.of(Before.values()).map(state -> Arguments.of(pair[0], pair[1], state)));
    }

    private static Stream<Level[]> pairs() {
        return Stream.of(Level.values())
                .flatMap(from ->
                        Stream.of(Level.values()).filter(to -> to != from).map(to -> new Level[] {from, to}));
    }

    @ParameterizedTest
    @MethodSource("table")
    void every_state_of_a_step_survives_every_change_of_level(Level from, Level to, Before state) {
        verify = from.above(to) && from.atLeast(Level.ORANGE) ? ASSISTING : LEADING;
        confirmedAt(from);
        bring(state);
        if (from.ordinal() - to.ordinal() > 1) {
            s.refuses("chen", regrade(to), Rejected.Reason.INVALID);
            return;
        }
        if (from.above(to)) {
            makeLowerable();
        }
        Incident before = s.incident();

        s.does("chen", regrade(to));

        s.isAt(to, false);
        everythingSurvives(before, state);
        signatureIsAskedAgain(before, to.above(from) && to.atLeast(Level.ORANGE), state);
    }

    @ParameterizedTest
    @EnumSource
    void every_state_of_a_step_survives_the_committee_s_refusal(Before state) {
        confirmedAt(Level.RED);
        s.settles("wang", "report_committee.zfw.1", told());
        bring(state);
        s.refuses("chen", regrade(Level.ORANGE), Rejected.Reason.NOT_READY);
        Incident before = s.incident();

        s.does("li", committee("decide.sw.1", decide(Course.DECLINE, null, null)));

        s.isAt(Level.ORANGE, false);
        everythingSurvives(before, state);
        signatureIsAskedAgain(before, false, state);
    }

    /** Nobody lowers orange before its facts are out and a day is calm, nor red before its response has ended. */
    private void makeLowerable() {
        Level from = s.incident().level();
        if (from.atLeast(Level.ORANGE)) {
            s.refuses("chen", regrade(Level.values()[from.ordinal() - 1]), Rejected.Reason.NOT_READY);
        }
        switch (from) {
            case BLUE, YELLOW -> {}
            case ORANGE -> {
                publishFacts(null);
                s.day("2026-09-02").at("10:30");
            }
            case RED -> endResponse();
        }
    }

    private void publishFacts(@Nullable Instant next) {
        s.settles("zhou", "verify.gaj.1", verify(Outcome.Verify.Finding.CONFIRMED))
                .settles("zhou", "draft.gaj.1", draft(1, next))
                .settles("gaj-principal", "approve_unit.gaj.1", approve(1));
        if (s.incident().level() == Level.RED) {
            s.does("li", committee("approve.sw.1", approve(1)));
        } else {
            s.settles("chen", "approve.zfw.1", approve(1));
        }
        s.settles("zhou", "publish.gaj.1", Words.publish(1, "gaj", s.now()));
    }

    private void endResponse() {
        s.settles("wang", "report_committee.zfw.1", told())
                .does("li", committee("decide.sw.1", decide(Course.START_WITHOUT_TASKFORCE, null, null)));
        publishFacts(null);
        s.settles("zhou", "handle.gaj.1", Words.handled())
                .refuses("chen", regrade(Level.ORANGE), Rejected.Reason.NOT_READY)
                .does("li", committee("end_response.sw.1", decide(Course.END, null, null)));
    }

    private void confirmedAt(Level level) {
        s = Scenario.on("2026-09-01").at("09:00");
        s.does(
                "li",
                report(
                        s,
                        "990100",
                        "gaj",
                        switch (level) {
                            case BLUE -> situation("reads", 620, "reach", "local_self_media");
                            case YELLOW -> situation("reads", 38_000, "reach", "local_media");
                            case ORANGE -> situation("reads", 180_000, "reach", "provincial_media");
                            case RED -> situation("flags.group_event_possible", "true");
                        }));
        s.at("09:05").settles("chen", "confirm.zfw.1", confirm("gaj", "sfj")).isAt(level, false);
        s.at("09:10");
    }

    private void bring(Before state) {
        switch (state) {
            case NOT_OPENED, OPEN -> s.at("09:12");
            case ACKNOWLEDGED -> s.signs(handler(), verify.toString());
            case LAPSED -> s.happens(new Event.StepLapsed(verify, s.now()));
            case OVERDUE -> s.day("2026-09-02").at("10:00");
            case SETTLED -> s.settles(handler(), verify.toString(), verify(Outcome.Verify.Finding.CONFIRMED));
            case WAIVED -> s.does("he", new Command.Waive(verify, TEXT));
            case NOT_NEEDED -> s.happens(new Event.StepCancelled(verify, Event.Cause.NOT_NEEDED, s.now()));
        }
        s.at("10:30");
    }

    private String handler() {
        return verify.equals(LEADING) ? "zhou" : "sfj-handler";
    }

    private static Command.Regrade regrade(Level to, StepId... keep) {
        return new Command.Regrade(to, null, TEXT, List.of(keep), Command.Behalf.SELF);
    }

    private void everythingSurvives(Incident before, Before state) {
        stepIsAsItWas(before, state);
        assertThat(s.incident().steps())
                .as("what has ended stays as it ended")
                .containsAllEntriesOf(before.steps().entrySet().stream()
                        .filter(entry -> !entry.getValue().isOpen())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        limitsAreNeverLater(before);
        openStepsAreOfTheFlow();
    }

    private void stepIsAsItWas(Incident before, Before state) {
        if (state == Before.NOT_OPENED) {
            assertThat(s.incident().steps("accept")).isEmpty();
            return;
        }
        assertThat(s.incident().step(verify)).isEqualTo(before.step(verify));
        assertThat(s.incident().round("verify", verify.unit()))
                .as("no new round")
                .isEqualTo(1);
    }

    /** Open stays open with the earlier of the two limits; what was overdue stays so; what was met stays met. */
    private void limitsAreNeverLater(Incident before) {
        before.limits().forEach((id, old) -> {
            Limit now = s.incident().limits().get(id);
            assertThat(now.due()).as(id).isBeforeOrEqualTo(old.due());
            assertThat(now.missed()).as("overdue " + id).isEqualTo(old.missed());
            if (!old.isRunning()) {
                assertThat(now).isEqualTo(old);
            }
        });
        s.incident().limit("verify").filter(Limit::isRunning).ifPresent(limit -> {
            Instant anew = s.now().plus(span(s.incident().level()));
            Instant old = before.limits().get("verify").due();
            boolean raised = s.incident().marks().raisedAt() != null;
            assertThat(limit.due()).isEqualTo(raised && anew.isBefore(old) ? anew : old);
        });
    }

    private static Duration span(Level level) {
        var term = SampleCity.PLAN.flow(level).limit("verify").orElseThrow().term();
        return ((org.sise.core.plan.Term.Within) java.util.Objects.requireNonNull(term)).duration();
    }

    private void signatureIsAskedAgain(Incident before, boolean again, Before state) {
        boolean works = s.incident()
                .openSteps()
                .anyMatch(step -> step.id().unit().equals("gaj") && step.kind().needsAcknowledgement());
        boolean asked = Limit.acknowledgement(s.incident(), "gaj")
                .filter(limit -> limit.start().equals(s.now()))
                .isPresent();
        assertThat(asked).as("签收 asked anew, " + state).isEqualTo(again && works);
        if (!again) {
            assertThat(s.incident().acknowledged()).isEqualTo(before.acknowledged());
        }
    }

    private void openStepsAreOfTheFlow() {
        var flow = SampleCity.PLAN.flow(s.incident().level());
        assertThat(s.incident().openSteps().filter(step -> !step.kind().isRequest()))
                .allMatch(step -> flow.step(step.id().key())
                        .filter(spec -> spec.kind() == step.kind() && spec.role() == step.role())
                        .isPresent());
    }

    static Stream<Arguments> raises() {
        return pairs().filter(pair -> pair[1].above(pair[0])).map(pair -> Arguments.of(pair[0], pair[1]));
    }

    @ParameterizedTest
    @MethodSource("raises")
    void a_raise_opens_confirm_call_and_report_anew(Level from, Level to) {
        confirmedAt(from);
        if (from != Level.BLUE) {
            s.settles("li", "tell_leader.zfw.1", told()).settles("li", "first_report.zfw.1", sent("sw"));
        }

        s.at("10:30").does("chen", regrade(to));

        assertThat(s.incident().round("confirm", "zfw")).isEqualTo(2);
        boolean atStart = to.atLeast(Level.ORANGE);
        int rounds = (from == Level.BLUE ? 0 : 1) + (atStart ? 1 : 0);
        assertThat(s.incident().round("tell_leader", "zfw")).isEqualTo(rounds);
        assertThat(s.incident().round("first_report", "zfw")).isEqualTo(rounds);
    }

    static Stream<Arguments> lowerings() {
        return Stream.of(Level.YELLOW, Level.ORANGE, Level.RED)
                .map(from -> Arguments.of(from, Level.values()[from.ordinal() - 1]));
    }

    @ParameterizedTest
    @MethodSource("lowerings")
    void a_lowering_ends_what_the_new_flow_lacks_and_keeps_what_its_approver_keeps(Level from, Level to) {
        confirmedAt(from);
        s.at("10:30");
        makeLowerable();
        var flow = SampleCity.PLAN.flow(to);
        List<Step> foreign = s.incident()
                .openSteps()
                .filter(step -> !step.kind().isRequest())
                .filter(step -> flow.step(step.id().key()).isEmpty())
                .toList();
        assertThat(foreign).isNotEmpty();
        StepId kept = foreign.getFirst().id();

        s.does("chen", regrade(to, kept));

        for (Step step : foreign) {
            Step after = s.incident().step(step.id()).orElseThrow();
            assertThat(after.isOpen())
                    .as(step.id().toString())
                    .isEqualTo(step.id().equals(kept));
            assertThat(after.cancelled()).isEqualTo(step.id().equals(kept) ? null : Event.Cause.REPLANNED);
        }
    }

    @Test
    void the_public_answer_of_the_new_level_meets_the_limit_that_ran_before_the_raise() {
        confirmedAt(Level.BLUE);
        s.at("09:30").does("chen", regrade(Level.YELLOW));
        s.settles("zhou", "verify.gaj.1", verify(Outcome.Verify.Finding.CONFIRMED))
                .settles("zhou", "draft.gaj.1", draft(1, null))
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", approve(1));

        s.at("10:00").settles("zhou", "publish.gaj.1", Words.publish(1, "gaj", s.now()));

        s.isKept("answer_hard").isKept("answer_target");
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
        confirmedAt(from);
        Limit limit = holdFacts();

        s.at("09:13").does("chen", regrade(to));

        isHeld(limit, !otherApprover);
    }

    @Test
    void a_held_approval_stays_held_when_the_committee_declines() {
        confirmedAt(Level.RED);
        s.settles("wang", "report_committee.zfw.1", told());
        Limit limit = holdFacts();

        s.at("09:13").does("li", committee("decide.sw.1", decide(Course.DECLINE, null, null)));

        s.isAt(Level.ORANGE, false);
        isHeld(limit, true);
    }

    /** Orange is lowered after its facts are out, so it is the promised release that can still be held. */
    @Test
    void a_held_release_is_asked_of_the_other_approver_after_a_lowering() {
        confirmedAt(Level.ORANGE);
        publishFacts(s.instant("09:00").plus(Duration.ofHours(26)));
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
        confirmedAt(Level.YELLOW);
        s.settles("zhou", "verify.gaj.1", verify(Outcome.Verify.Finding.CONFIRMED))
                .settles("zhou", "draft.gaj.1", draft(1, null))
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", approve(1))
                .hasOpen("publish.gaj.1");

        s.at("09:30").does("chen", regrade(Level.ORANGE));

        s.hasOpen("approve_unit.gaj.2");
        assertThat(s.states()).containsEntry("publish.gaj.1", Step.State.CANCELLED);
    }

    @Test
    void a_text_that_is_published_stays_published_over_a_raise() {
        confirmedAt(Level.YELLOW);
        s.settles("zhou", "verify.gaj.1", verify(Outcome.Verify.Finding.CONFIRMED))
                .settles("zhou", "draft.gaj.1", draft(1, null))
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", approve(1))
                .settles("zhou", "publish.gaj.1", Words.publish(1, "gaj", s.now()));

        s.at("09:30").does("chen", regrade(Level.ORANGE));

        assertThat(s.states()).containsEntry("publish.gaj.1", Step.State.SETTLED);
        assertThat(s.incident().openSteps().map(step -> step.id().key()))
                .doesNotContain("draft", "approve_unit", "approve", "publish");
    }
}
