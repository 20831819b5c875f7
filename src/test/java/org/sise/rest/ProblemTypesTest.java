package org.sise.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sise.contract.ProblemType;
import org.sise.contract.Wire;
import org.sise.core.incident.Ground;
import org.sise.core.incident.Rejected;

class ProblemTypesTest {
    @Test
    void every_reason_of_the_core_has_a_type() {
        for (Rejected.Reason reason : Rejected.Reason.values()) {
            assertThat(ProblemType.of(reason).status()).isBetween(400, 499);
        }
    }

    @Test
    void every_type_is_documented_with_its_status() throws IOException {
        String page = Files.readString(Path.of("docs", "problems.md"));

        for (ProblemType type : ProblemType.values()) {
            assertThat(page).contains("| `" + type.uri() + "` | " + type.status() + " |");
        }
    }

    @Test
    void every_ground_of_the_core_is_documented_with_its_type_and_what_it_is_about() throws IOException {
        String page = Files.readString(Path.of("docs", "problems.md"));

        for (Ground ground : Ground.values()) {
            String about = ground.arguments().stream().map(Wire::of).collect(Collectors.joining(", "));
            assertThat(page)
                    .contains("| `%s` | `%s` | %s | %s |"
                            .formatted(
                                    Wire.of(ground),
                                    ProblemType.of(ground.reason()).uri(),
                                    about,
                                    ground.sentence()));
        }
    }
}
