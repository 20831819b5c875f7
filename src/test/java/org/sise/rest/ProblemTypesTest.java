package org.sise.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sise.contract.ProblemType;
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
}
