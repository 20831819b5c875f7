package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sise.core.grading.Level;

/** Every refusal has a ground, with what it is about. */
class GroundTest {
    private static final Instant NOON = Instant.parse("2026-09-01T04:00:00Z");

    @ParameterizedTest
    @EnumSource
    void its_sentence_names_each_of_its_arguments(Ground ground) {
        List<String> asked = IntStream.range(0, ground.arguments().size())
                .mapToObj(i -> "{" + i + "}")
                .toList();

        assertThat(asked).allMatch(ground.sentence()::contains);
        assertThat(ground.said(asked.stream().map(each -> "x").toList())).doesNotContain("{");
    }

    @Test
    void what_it_is_about_is_said_as_the_wire_writes_it() {
        Rejected level = new Rejected(Ground.DECIDER_MAY_NOT, "li", Verb.SET_CLASS, Level.RED);
        Rejected step = new Rejected(Ground.APPROVED_TOO_EARLY, StepId.of("draft.gaj.2"), NOON);

        assertThat(level).hasMessage("li may not set_class at level red himself");
        assertThat(level.arguments()).containsExactly("li", "set_class", "red");
        assertThat(step.arguments()).containsExactly("draft.gaj.2", "2026-09-01T04:00:00Z");
        assertThat(step.reason()).isEqualTo(Rejected.Reason.IMPLAUSIBLE_TIME);
    }

    @Test
    void it_is_about_nothing_else_and_a_fault_of_ours_shows_no_value() {
        assertThatIllegalStateException().isThrownBy(() -> new Rejected(Ground.NO_UNIT));
        assertThatIllegalStateException()
                .isThrownBy(() -> new Rejected(Ground.NO_STEP, "draft.gaj.2"))
                .withMessageNotContaining("gaj");
    }

    @Test
    void every_ground_is_given_somewhere() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(GroundTest::read)
                    .collect(Collectors.joining());
        }

        assertThat(Ground.values())
                .allSatisfy(ground -> assertThat(sources).containsPattern("Ground\\." + ground.name() + "\\b"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
