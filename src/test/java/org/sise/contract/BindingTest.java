package org.sise.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Wording;
import org.sise.core.plan.StepKind;
import org.sise.store.Texts;

class BindingTest {
    private final Texts texts = new Texts();

    private static Body body(String json) {
        return Body.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Binding.MAPPER);
    }

    private Outcome settle(StepKind kind, String outcome) {
        Body body = body("{'outcome': " + outcome + "}");
        if (body.json().get("outcome") instanceof com.fasterxml.jackson.databind.node.ObjectNode fields) {
            Versions.complete(kind, fields);
        }
        return new Binding(texts, new Faults())
                .settlement(body.json(), Outcome.of(kind))
                .outcome();
    }

    private Problem refused(StepKind kind, String outcome) {
        return catchThrowableOfType(Refused.class, () -> settle(kind, outcome)).problem();
    }

    @Test
    void words_become_references_and_what_is_absent_is_empty() {
        Outcome outcome = settle(StepKind.VERIFY, "{'finding': 'untrue', 'facts': '收费符合标准'}");

        Outcome.Verify verify = (Outcome.Verify) outcome;
        assertThat(texts.kept().get(verify.facts().hash()).body()).isEqualTo("收费符合标准");
        assertThat(verify.procedure()).isNull();
        assertThat(((Outcome.Grade) settle(StepKind.GRADE, "{'verdict': 'confirm'}")).assisting())
                .isEmpty();
    }

    @Test
    void the_hash_of_a_draft_is_computed_and_cannot_be_claimed() {
        Outcome.Draft draft = (Outcome.Draft)
                settle(StepKind.DRAFT, "{'kind': 'facts', 'facts': '甲', 'cause': '丙', 'outlet': 'gaj'}");
        assertThat(draft.hash()).isEqualTo(Wording.hash("甲 丙"));

        Problem claimed = refused(StepKind.DRAFT, "{'kind': 'facts', 'facts': '甲', 'outlet': 'gaj', 'hash': 'ab'}");
        assertThat(claimed.type()).isEqualTo("/problems/invalid-request");
    }

    @Test
    void a_published_text_stands_for_its_hash() {
        Outcome.Publish publish = (Outcome.Publish) settle(
                StepKind.PUBLISH,
                "{'text': '甲\\n乙', 'outlet': 'gaj', 'address': '官方账号', 'at': '2026-09-01T09:45:00+08:00'}");

        assertThat(publish.hash()).isEqualTo(Wording.hash("甲 乙"));
    }

    @Test
    void every_fault_is_told_at_once_with_its_path() {
        Problem problem = refused(
                StepKind.PLAN,
                "{'measures': 5, 'releases': ['soon'], 'colour': 'red', 'tasks': [{'unit': 'gaj', 'kind': 'verify', 'lin': 'ground'}]}");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors().stream().map(FieldError::field))
                .containsExactlyInAnyOrder(
                        "outcome.aim",
                        "outcome.measures",
                        "outcome.releases[0]",
                        "outcome.colour",
                        "outcome.tasks[0].lin",
                        "outcome.tasks[0].line");
    }

    @Test
    void a_value_that_is_none_is_answered_with_those_that_are() {
        Problem problem = refused(StepKind.VERIFY, "{'finding': 'maybe'}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors().getFirst().allowed()).containsExactly("confirmed", "partly", "untrue", "open");
    }

    @Test
    void a_task_outside_the_closed_list_is_out_of_scope() {
        Problem problem = refused(
                StepKind.PLAN,
                "{'aim': 'a', 'measures': 'm', 'tasks': [{'unit': 'wxb', 'kind': '删帖', 'line': 'answer'}]}");

        assertThat(problem.type()).isEqualTo("/problems/out-of-scope");
        assertThat(problem.errors().getFirst().field()).isEqualTo("outcome.tasks[0].kind");
    }

    @Test
    void a_number_of_a_person_is_refused_with_its_place_and_not_repeated() {
        Problem problem = refused(StepKind.VERIFY, "{'finding': 'open', 'facts': '联系13812345678'}");

        assertThat(problem.type()).isEqualTo("/problems/personal-data");
        assertThat(problem.errors().getFirst())
                .isEqualTo(FieldError.of("outcome.facts", Fault.PERSONAL_DATA, "mobile_number", 3));
    }

    @Test
    void a_text_has_a_length() {
        String facts = "甲".repeat(10_001);
        String basis = "乙".repeat(4_001);
        Problem problem =
                refused(StepKind.VERIFY, "{'finding': 'open', 'facts': '" + facts + "', 'basis': '" + basis + "'}");

        assertThat(problem.errors()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(StepKind.class)
    void an_empty_outcome_is_never_an_error_of_ours(StepKind kind) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(() -> settle(kind, "{}"));

        assertThat(thrown)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        refused -> assertThat(refused).isInstanceOf(Refused.class));
    }

    @Test
    void author_fields_are_dropped_wherever_they_stand() {
        Body body = body("{'title': 't', 'author': {'name': 'x'}, 'source': {'kind': 'monitoring', 'nickname': 'y'}}");

        assertThat(body.dropAuthorFields()).isEqualTo(List.of("author", "source.nickname"));
        assertThat(body.canonical()).doesNotContain("nickname").doesNotContain("author");
    }

    @Test
    void the_order_of_fields_does_not_change_the_fingerprint() {
        assertThat(body("{'a': 1, 'b': [true, null]}").fingerprint("POST", "/x"))
                .isEqualTo(body("{'b': [true, null], 'a': 1}").fingerprint("POST", "/x"))
                .isNotEqualTo(body("{'a': 2, 'b': [true, null]}").fingerprint("POST", "/x"));
    }
}
