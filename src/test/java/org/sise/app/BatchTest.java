package org.sise.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sise.config.SettableClocks;
import org.sise.core.incident.Event;
import org.sise.core.incident.Rejected;
import org.sise.store.EventLog;

@QuarkusTest
class BatchTest {
    @Inject
    Incidents incidents;

    @Inject
    Desk desk;

    @Inject
    EventLog log;

    @Inject
    SettableClocks clocks;

    @AfterEach
    void clocksRunAgain() {
        clocks.run();
    }

    @Test
    void limitsOfManyIncidentsPassWithAsFewStatementsAsOfOne() throws Rejected {
        Map<UUID, List<String>> due = new HashMap<>();
        for (int i = 0; i < 7; i++) {
            Result opened = desk.reports("li", null, 620);
            due.put(opened.id(), List.copyOf(opened.incident().limits().keySet()));
        }
        Map<UUID, List<String>> six = new HashMap<>(due);
        UUID first = six.keySet().iterator().next();
        Map<UUID, List<String>> one = Map.of(first, six.remove(first));
        List<String> ofOne = new ArrayList<>();
        List<String> ofSix = new ArrayList<>();

        QuarkusTransaction.requiringNew().run(() -> {
            six.keySet().forEach(id -> incidents.pass(id, List.of())); // locked, so that the timer does not come first
            incidents.pass(first, List.of());
            clocks.advance(Duration.ofDays(3));
            ofOne.addAll(Statements.of(() -> incidents.pass(one)));
            ofSix.addAll(Statements.of(() -> incidents.pass(six)));
        });

        assertThat(ofSix).hasSameSizeAs(ofOne);
        due.keySet().forEach(id -> {
            assertThat(log.verify(id).ok()).isTrue();
            assertThat(log.history(id, 0)).anyMatch(entry -> entry.event() instanceof Event.LimitMissed);
        });
    }
}
