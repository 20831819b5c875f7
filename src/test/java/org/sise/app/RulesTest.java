package org.sise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sise.config.SettableClocks;
import org.sise.config.Shipped;
import org.sise.core.incident.Rejected;
import org.sise.store.Reception;
import org.sise.store.RuleKind;
import org.sise.store.RuleVersions;

/** A version comes into force on every replica at once, by the database's time. */
@QuarkusTest
class RulesTest {
    private static final String FILE = "default-1";

    private final String mine = "replica-" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    Shipped shipped;

    @Inject
    RuleVersions store;

    @Inject
    RuleDesk desk;

    @Inject
    Reception reception;

    @Inject
    Desk people;

    @Inject
    SettableClocks clocks;

    @AfterEach
    void theFileHoldsAgain() throws Rejected {
        clocks.run();
        Rules known = new Rules(shipped, store);
        known.catchUp();
        if (!known.plan(Instant.now()).version().equals(FILE)) {
            desk.activate(RuleKind.PLAN, FILE, null, people.person("zhang"));
        }
    }

    @Test
    void a_replica_that_has_not_heard_of_it_learns_of_it_with_the_report_that_it_takes() throws Rejected {
        Rules another = new Rules(shipped, store);
        another.catchUp();
        drafted();

        Instant from =
                desk.activate(RuleKind.PLAN, mine, null, people.person("zhang")).orElseThrow();
        assertThat(another.plan(from).version()).isEqualTo(FILE);
        Reception.Begun begun = QuarkusTransaction.requiringNew()
                .call(() -> reception.begin(UUID.randomUUID(), Optional.empty(), false));
        another.catchUp(begun.rules());

        assertThat(begun.databaseNow()).isAfterOrEqualTo(from);
        assertThat(another.plan(begun.databaseNow()).version()).isEqualTo(mine);
        assertThat(another.plan(from.minusNanos(1000)).version()).isEqualTo(FILE);
    }

    @Test
    void a_report_of_the_very_moment_from_which_it_holds_runs_by_it() throws Rejected {
        Instant from = Instant.parse("2026-03-02T04:00:00Z");
        clocks.stopAt(from.minus(Duration.ofHours(1)));
        drafted();
        desk.activate(RuleKind.PLAN, mine, from, people.person("zhang"));

        clocks.stopAt(from.minusNanos(1000));
        Result before = people.reports("li", null, 620);
        clocks.stopAt(from);
        Result then = people.reports("li", null, 620);

        assertThat(before.incident().plan()).isEqualTo(FILE);
        assertThat(then.incident().plan()).isEqualTo(mine);
        desk.activate(RuleKind.PLAN, FILE, null, people.person("zhang"));
    }

    @Test
    void a_version_that_nobody_keeps_is_no_version() {
        Rules known = new Rules(shipped, store);

        assertThatThrownBy(() -> known.plan("nowhere"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nowhere");
        assertThat(known.plan(FILE)).isEqualTo(shipped.plan());
    }

    private void drafted() throws Rejected {
        String document = desk.document(RuleKind.PLAN, FILE).orElseThrow();
        desk.draft(RuleKind.PLAN, document.replace("version: " + FILE, "version: " + mine), "", people.person("he"));
    }
}
