package org.sise.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Rejected;
import org.sise.store.Contents;

/** What a command costs does not grow with what came before it; how long it takes is the benchmark's to say. */
@QuarkusTest
class GrowthTest {
    private static final int LONG = 300;

    @Inject
    Desk desk;

    @Inject
    Contents contents;

    @Test
    void aCommandAsksTheSameOfTheDatabaseHoweverLongTheLog() throws Rejected {
        UUID id = desk.reports("li", null, 620).id();
        notes(id, 3);
        List<String> early = Statements.of(() -> desk.notes(id, "li", "早", Optional.empty()));
        notes(id, LONG);

        List<String> late = Statements.of(() -> desk.notes(id, "li", "晚", Optional.empty()));

        assertThat(late).hasSameSizeAs(early);
    }

    @Test
    void anAnswerReadsNoMoreWordsHoweverManyNotesThereAre() throws Rejected {
        UUID id = desk.reports("li", null, 620).id();
        int early = contents.bodiesButRunningWords(id).size();

        notes(id, 30);

        assertThat(contents.bodiesButRunningWords(id)).hasSize(early);
    }

    private void notes(UUID id, int count) throws Rejected {
        for (int i = 0; i < count; i++) {
            desk.notes(id, "li", "第" + i + "次核对", Optional.empty());
        }
    }
}
