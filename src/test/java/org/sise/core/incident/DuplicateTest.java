package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.Words.TEXT;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Event.Linked.Relation;

/** A duplicate, and nothing else, is linked as one. */
class DuplicateTest {
    @Test
    void a_misreport_that_names_another_incident_is_only_related_to_it() {
        Scenario s =
                EdgeScenes.yellow().does("wang", new Command.Close(Event.Ending.MISREPORT, TEXT, "YQ-2026-000002"));

        assertThat(s.events(Event.Linked.class))
                .extracting(Event.Linked::relation)
                .containsExactly(Relation.RELATED);
    }

    @Test
    void what_is_dismissed_as_a_duplicate_is_linked_to_the_other() {
        Scenario s = EdgeScenes.yellowReported();
        s.refuses("li", EdgeScenes.settle("confirm.zfw.1", duplicateOf(null)), Rejected.Reason.INVALID);
        s.refuses("li", EdgeScenes.settle("confirm.zfw.1", duplicateOf("某人的帖子")), Rejected.Reason.INVALID);

        s.settles("li", "confirm.zfw.1", duplicateOf("YQ-2026-000002"));

        assertThat(s.events(Event.Linked.class))
                .containsExactly(new Event.Linked("YQ-2026-000002", Relation.DUPLICATE, s.now()));
    }

    private static Outcome.Grade duplicateOf(@Nullable String number) {
        return new Outcome.Grade(
                Outcome.Grade.Verdict.DISMISS,
                null,
                null,
                TEXT,
                null,
                List.of(),
                List.of(),
                null,
                new Dismissal(Dismissal.Ground.DUPLICATE, null, number, null));
    }
}
