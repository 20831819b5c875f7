package org.sise.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sise.contract.Binding;
import org.sise.contract.Faults;
import org.sise.contract.FieldError;
import org.sise.contract.Refused;
import org.sise.store.Texts;

class ScenarioTest {
    private static final String REPORT = """
            {at: PT1H, key: first, report: {title: 收费咨询, summary: 网民询问标准, theme: other, areaCode: '990101',
             source: {kind: duty}, restricted: false}}""";

    @Test
    void injects_come_in_the_order_of_their_hours_and_a_question_of_the_press_is_a_follow_up() {
        List<Inject> injects = read("injects: [{at: PT2H, of: first, press: {text: 记者来电}}, " + REPORT + "]");

        assertThat(injects).extracting(Inject::kind).containsExactly(Inject.Kind.REPORT, Inject.Kind.PRESS);
        assertThat(injects).extracting(Inject::number).containsExactly(1, 2);
        assertThat(injects.get(0).after()).isEqualTo(Duration.ofHours(1));
        assertThat(injects.get(1).body().at("/situation/flags/press_inquiry").asBoolean())
                .isTrue();
    }

    @Test
    void at_one_time_the_report_comes_first_and_what_names_none_is_about_the_first() {
        List<Inject> injects = read("injects: [{at: PT1H, rumour: {text: 传言}}, " + REPORT.replace("key: first, ", "")
                + ", " + REPORT.replace("first", "second") + "]");

        assertThat(injects)
                .extracting(Inject::kind)
                .containsExactly(Inject.Kind.REPORT, Inject.Kind.REPORT, Inject.Kind.RUMOUR);
        assertThat(injects.get(2).target()).isNotNull().isEqualTo(injects.get(0).key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "injects: []                                                         | injects",
                "injects: [{at: -PT1H, rumour: {text: x}}, @]                         | injects[0].at",
                "injects: [{at: tomorrow, rumour: {text: x}}, @]                      | injects[0].at",
                "injects: [{at: P31D, rumour: {text: x}}, @]                          | injects[0].at",
                "injects: [{at: PT2H}, @]                                             | injects[0]",
                "injects: [{at: PT2H, rumour: {text: x}, press: {text: y}}, @]        | injects[0]",
                "injects: [{at: PT5M, rumour: {text: x}}, @]                          | injects[0].of",
                "injects: [{at: PT2H, of: other, rumour: {text: x}}, @]               | injects[0].of",
                "injects: [@, @]                                                      | injects",
                "injects: [{at: PT2H, of: first, report: {title: x}}, @]              | injects[0].report.summary",
                "injects: [{at: PT2H, removal: {text: x}}, @]                         | injects[0].removal",
                "injects: [{at: PT2H, rumour: {text: 电话13812345678}}, @]             | injects[0].rumour.text",
                "injects: [{at: PT2H, raise: {level: purple, reason: x}}, @]          | injects[0].raise.level",
                "injects: [{rumour: {text: x}}, @]                                    | injects[0].at"
            })
    void what_is_wrong_is_named_with_its_place(String script, String field) {
        Refused refused = catchThrowableOfType(Refused.class, () -> read(script.replace("@", REPORT)));

        assertThat(refused.problem().errors()).extracting(FieldError::field).contains(field);
    }

    @Test
    void a_report_is_of_nothing_and_splits_nothing() {
        String real = REPORT.replace("restricted: false", "restricted: false, splitFrom: YQ-2026-000123");
        String again = REPORT.replace("restricted: false", "restricted: false, recurrenceOf: YQ-2026-000123");
        String of = REPORT.replace("key: first", "of: other");

        Refused refused =
                catchThrowableOfType(Refused.class, () -> read("injects: [" + real + ", " + of + ", " + again + "]"));

        assertThat(refused.problem().errors())
                .extracting(FieldError::field)
                .contains("injects[0].report.splitFrom", "injects[1].of", "injects[2].report.recurrenceOf");
    }

    @Test
    void a_second_document_is_no_part_of_the_first() {
        assertThat(catchThrowableOfType(Refused.class, () -> read("injects: [" + REPORT + "]\n---\nname: y"))
                        .problem()
                        .type())
                .isEqualTo("/problems/malformed");
    }

    @Test
    void an_alias_is_not_read_as_its_name() {
        assertThat(catchThrowableOfType(Refused.class, () -> read("note: &x y\nother: *x"))
                        .problem()
                        .type())
                .isEqualTo("/problems/malformed");
    }

    private static List<Inject> read(String yaml) {
        ObjectNode asked = Planning.document(("name: x\n" + yaml).getBytes(StandardCharsets.UTF_8));
        Planning.Plan plan = new Binding(new Texts(), new Faults()).read(asked, Planning.Plan.class);
        return Scenario.of(plan.injects(), asked.path("injects"));
    }
}
