package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a later report may change of an incident, and what not. */
class MendedIntakeTest {
    @Test
    void in_a_merge_the_earliest_knowledge_governs_and_moves_legal_limits_earlier() {
        Scenario s = EdgeScenes.orangeReported();
        Times before = s.incident().times();
        Instant known = before.known().minus(Duration.ofMinutes(40));
        Limit legal = legal(s);

        s.does("li", new Command.FollowUp(situation("reads", 5), TEXT, new Times(known, known, s.now())));

        assertThat(s.incident().times())
                .isEqualTo(new Times(known.isBefore(before.happened()) ? known : before.happened(), known, before.received()));
        assertThat(s.incident().limits().get(legal.id()).due()).isBefore(legal.due());
    }

    @Test
    void a_merge_of_what_was_known_later_moves_nothing() {
        Scenario s = EdgeScenes.orangeReported();
        Times before = s.incident().times();

        s.does("li", new Command.FollowUp(situation("reads", 5), TEXT, new Times(s.now(), s.now(), s.now())));

        assertThat(s.incident().times()).isEqualTo(before);
        assertThat(s.events(Event.FollowedUp.class).getLast().times()).isNull();
    }

    private static Limit legal(Scenario s) {
        return s.incident().limits().values().stream()
                .filter(limit -> limit.isLegal() && limit.isRunning())
                .findFirst()
                .orElseThrow();
    }
}
