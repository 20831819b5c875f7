package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.committee;
import static org.sise.core.incident.EdgeScenes.decide;
import static org.sise.core.incident.ReplanScenes.confirmedAt;
import static org.sise.core.incident.ReplanScenes.endResponse;
import static org.sise.core.incident.ReplanScenes.publishFacts;
import static org.sise.core.incident.ReplanScenes.regrade;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.sent;
import static org.sise.core.incident.Words.told;
import static org.sise.core.incident.Words.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        s = confirmedAt(from);
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
        s = confirmedAt(Level.RED);
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
                publishFacts(s, null);
                s.day("2026-09-02").at("10:30");
            }
            case RED -> endResponse(s);
        }
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
        s = confirmedAt(from);
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
        s = confirmedAt(from);
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
}
