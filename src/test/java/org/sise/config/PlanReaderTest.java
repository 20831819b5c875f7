package org.sise.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sise.core.grading.Level;

class PlanReaderTest {
    private static final String DEFAULT = defaultText();

    @Test
    void theDefaultPlanIsRead() {
        var plan = PlanReader.standard();

        assertThat(plan.version()).isEqualTo("default-1");
        assertThat(plan.flow(Level.RED).step("decide")).isPresent();
        assertThat(PlanReader.read("mine.yaml", new StringReader(DEFAULT))).isEqualTo(plan);
    }

    /** level, text of the default plan in that level, what stands there instead, place, reason */
    static Stream<Arguments> broken() {
        return Stream.of(
                bad(
                        "blue",
                        "        role: duty_officer",
                        "        rule: duty_officer",
                        "blue.confirm",
                        "unknown key 'rule'"),
                bad("blue", "        line: none\n", "", "blue.confirm", "'line' is missing"),
                bad("blue", "kind: grade", "kind: guess", "blue.confirm.kind", "unknown step kind 'guess'"),
                bad("blue", "party: duty", "party: everybody", "blue.confirm.party", "unknown party"),
                bad("blue", "party: duty", "party: []", "blue.confirm.party", "somebody"),
                bad("blue", "within: PT4H", "within: 4h", "blue.confirm.limit.within", "is not a duration"),
                bad("blue", "within: PT4H", "within: PT0S", "blue.confirm.limit.within", "longer than nothing"),
                bad("blue", "workingDays: 1,", "workingDays: 0,", "blue.feedback.limit.workingDays", "1 to 250"),
                bad("blue", "workingDays: 1,", "workingDays: 1, within: PT1H,", "blue.feedback.limit", "more than one"),
                bad("blue", "within: PT4H, ", "", "blue.confirm.limit", "needs a time"),
                bad("blue", "after: start", "after: []", "blue.confirm.after", "write 'start'"),
                bad("blue", "after: start", "after: begin", "blue.confirm.after", "needs 'start'"),
                bad("blue", "key: confirm", "key: Confirm.1", "blue", "small letters"),
                bad("blue", "key: answer\n", "key: verify\n", "blue.verify", "stands twice"),
                bad("blue", "last: summary", "last: feedback", "blue.last", "is not the must-step"),
                bad("blue", "after: [confirm]", "after: [confirms]", "blue.verify", "after 'confirms'"),
                bad("blue", "with: verify", "with: verity", "blue.answer", "with 'verity'"),
                bad("blue", "with: verify", "with: feedback", "blue.answer", "one form"),
                bad("blue", "[verify, answer]", "[verify, verify]", "blue.feedback.after", "twice"),
                bad("blue", "overdue: [list]", "overdue: [lapse]", "blue.summary", "lapse is for grading"),
                bad("blue", "overdue: [list]", "overdue: [ring]", "blue.summary", "blue rings"),
                bad("blue", "overdue: [list]", "overdue: []", "blue.summary", "does nothing"),
                bad("blue", "overdue: [list]", "overdue: [late]", "blue.summary", "late is for reports"),
                bad("blue", "within: PT48H", "within: PT72H", "blue.milestones.answer_hard", "at most PT48H"),
                bad("blue", "extreme: PT5H", "extreme: PT6H", "blue.milestones.answer_hard", "at most PT5H"),
                bad("blue", "major: PT24H, ", "", "blue.milestones.briefing_hard", "at most PT24H"),
                bad("blue", "answer_target: {", "answer_aim: {", "blue.milestones.answer_aim", "is neither"),
                bad(
                        "blue",
                        "from: received, within: PT24H, until: [answer]",
                        "from: received, workingDays: 1, until: [answer]",
                        "blue.milestones.answer_target",
                        "needs 'within'"),
                bad("blue", "until: [summary]", "until: [sumary]", "blue.milestones.complete", "no such step"),
                bad("blue", "until: [summary]", "until: []", "blue.milestones.complete", "until nothing"),
                bad("blue", "kind: reply", "kind: press", "blue", "reply or publish"),
                bad(
                        "orange",
                        "until: [briefing], overdue: [ring]}",
                        "until: [briefing], overdue: [ring], extendable: true}",
                        "orange.milestones.briefing_hard",
                        "only a milestone is extendable"),
                bad(
                        "yellow",
                        "party: duty",
                        "party: duty\n        quiet: true",
                        "yellow.confirm",
                        "unknown key 'quiet'"),
                bad(
                        "yellow",
                        "within: PT2H, overdue: [lapse",
                        "within: PT2H, quiet: true, overdue: [lapse",
                        "yellow.confirm",
                        "only blue"),
                bad(
                        "yellow",
                        "after: [approve_unit]",
                        "after: [publish]",
                        "yellow.approve ",
                        "approve after publish after approve"),
                bad(
                        "yellow",
                        "after: [publish, handle",
                        "after: [follow_up, handle",
                        "yellow.feedback",
                        "never settles"),
                bad("yellow", "of: draft", "of: verify", "yellow.countersign", "names no version"),
                bad("yellow", "        of: draft\n", "", "yellow.countersign", "'of' is missing"),
                bad("yellow", "within: PT7H30M", "within: PT8H", "yellow.publish", "add up to PT12H30M"),
                bad("yellow", "until: accept", "until: except", "yellow.follow_up", "rhythm until 'except'"),
                bad("yellow", "{at: [\"17:00\"]", "{every: PT4H, at: [\"17:00\"]", "yellow.follow_up.rhythm", "either"),
                bad("yellow", "\"17:00\"", "\"25:00\"", "yellow.follow_up.rhythm.at", "is not a time of the day"),
                bad("yellow", "if: lessons_due", "byHand: false", "yellow", "exactly one last must-step"),
                bad("yellow", "if: lessons_due", "if: bad_mood", "yellow.review.if", "unknown occasion"),
                bad(
                        "yellow",
                        "if: lessons_due",
                        "if: lessons_due\n        byHand: true",
                        "yellow.review.byHand",
                        "by hand anyway"),
                bad(
                        "yellow",
                        "asSaid: true, until",
                        "within: PT1H, until",
                        "yellow.milestones.release",
                        "needs asSaid"),
                bad("yellow", "role: deputy_leader", "role: machine", "yellow.countersign", "settles no step"),
                bad(
                        "yellow",
                        "within: PT1H, overdue: [ring]",
                        "workingDays: 1, overdue: [ring]",
                        "yellow.approve_unit",
                        "needs a limit with 'within'"),
                bad(
                        "orange",
                        "after: [countersign]",
                        "after: [countersign, resolve]",
                        "orange.publish",
                        "would wait for 'convene'"),
                bad(
                        "orange",
                        "role: principal_leader",
                        "role: handler",
                        "orange.approve_unit",
                        "nobody approves his own"),
                bad(
                        "orange",
                        "acknowledge: PT30M",
                        "acknowledge: soon",
                        "orange.verify.acknowledge",
                        "is not a duration"),
                bad("red", "kind: decide", "kind: ratify", "red.decide", "opened by the machine only"),
                bad("red", "every: PT4H", "every: PT0S", "red.follow_up.rhythm.every", "longer than nothing"));
    }

    private static Arguments bad(String level, String good, String bad, String place, String reason) {
        return arguments(level, good, bad, place, reason);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("broken")
    void aBadPlanIsRefusedWithFilePlaceAndReason(String level, String good, String bad, String place, String reason) {
        int start = DEFAULT.indexOf("\n  " + level + ":");
        int found = DEFAULT.indexOf(good, start);
        assertThat(found).as("the text to break is in the plan").isPositive();
        String text = DEFAULT.substring(0, found) + bad + DEFAULT.substring(found + good.length());

        var refusal =
                catchThrowableOfType(InvalidDocument.class, () -> PlanReader.read("mine.yaml", new StringReader(text)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.file()).isEqualTo("mine.yaml");
        assertThat(refusal.place()).startsWith(place).containsPattern("\\d+:\\d+$");
        assertThat(refusal).hasMessageStartingWith("mine.yaml: " + place).hasMessageContaining(reason);
    }

    @Test
    void whatIsNotAPlanAtAllIsRefused() {
        assertRefused("", "the file is empty");
        assertRefused("version: [", "not YAML");
        assertRefused("- a\n- b", "needs keys and values");
        assertRefused("version: 1\nversion: 2", "repeats the key version");
        assertRefused("version: a b\nlevels: {}", "a version is");
        assertRefused("version: a\nlevels: {}", "'blue' is missing");
        assertRefused("version: a\nlevels: {violet: {}}", "unknown key 'violet'");
        assertThatThrownBy(() -> PlanReader.resource("plan/none.yaml")).isInstanceOf(InvalidDocument.class);
    }

    @Test
    void everyProblemIsNamedNotOnlyTheFirst() {
        String text =
                DEFAULT.replaceFirst("with: verify", "with: nothing").replaceFirst("within: PT48H", "within: PT49H");

        assertThatThrownBy(() -> PlanReader.read("mine.yaml", new StringReader(text)))
                .hasMessageContaining("with 'nothing'")
                .hasMessageContaining("; also blue.milestones.answer_hard")
                .hasMessageContaining("at most PT48H");
    }

    private static void assertRefused(String text, String reason) {
        assertThatThrownBy(() -> PlanReader.read("mine.yaml", new StringReader(text)))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageStartingWith("mine.yaml: ")
                .hasMessageContaining(reason);
    }

    private static String defaultText() {
        try (var stream = PlanReader.class.getClassLoader().getResourceAsStream("plan/default.yaml")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
