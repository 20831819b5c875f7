package org.sise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.app.RuleBook.Standing;
import org.sise.store.RuleKind;
import org.sise.store.RuleVersions.Deed;
import org.sise.store.RuleVersions.Version;

/** Which version holds when follows from what was done with them. */
class RuleBookTest {
    private static final Instant NOON = Instant.parse("2026-09-01T04:00:00Z");
    private static final String FILE = "default-1";

    private final List<Deed> deeds = new ArrayList<>();

    @Test
    void while_nobody_did_anything_the_file_holds() {
        assertThat(book().inForce(RuleKind.PLAN, NOON)).isEmpty();
        assertThat(standing(FILE, NOON)).isEqualTo(Standing.IN_FORCE);
        assertThat(standing("a", NOON)).isEqualTo(Standing.DRAFT);
    }

    @Test
    void a_version_holds_from_its_time_and_not_a_moment_before() {
        activated("a", NOON);

        assertThat(standing("a", NOON.minusNanos(1))).isEqualTo(Standing.SCHEDULED);
        assertThat(standing(FILE, NOON.minusNanos(1))).isEqualTo(Standing.IN_FORCE);
        assertThat(standing("a", NOON)).isEqualTo(Standing.IN_FORCE);
        assertThat(standing(FILE, NOON)).isEqualTo(Standing.FORMER);
        assertThat(book().inForce(RuleKind.STANDARD, NOON)).isEmpty();
    }

    @Test
    void one_that_was_put_into_force_later_but_holds_from_earlier_gives_way_to_the_other() {
        activated("later", NOON.plusSeconds(60));
        activated("sooner", NOON);

        assertThat(holds(NOON.plusSeconds(59))).isEqualTo("sooner");
        assertThat(holds(NOON.plusSeconds(60))).isEqualTo("later");
        assertThat(standing("sooner", NOON.plusSeconds(60))).isEqualTo(Standing.FORMER);
    }

    @Test
    void of_two_from_the_same_time_the_one_that_came_last_holds() {
        activated("a", NOON);
        activated("b", NOON);

        assertThat(holds(NOON)).isEqualTo("b");
    }

    @Test
    void what_was_taken_back_before_it_came_to_that_never_holds() {
        activated("a", NOON);
        deeds.add(deed("a", Deed.What.WITHDRAWN, null));

        assertThat(book().inForce(RuleKind.PLAN, NOON)).isEmpty();
        assertThat(standing("a", NOON)).isEqualTo(Standing.WITHDRAWN);
    }

    @Test
    void one_that_is_to_come_gets_another_time_and_what_was_is_not_touched_by_it() {
        activated("a", NOON);
        activated("a", NOON.plusSeconds(60));

        assertThat(standing("a", NOON)).isEqualTo(Standing.SCHEDULED);
        assertThat(standing(FILE, NOON.plusSeconds(59))).isEqualTo(Standing.IN_FORCE);
        assertThat(holds(NOON.plusSeconds(60))).isEqualTo("a");
    }

    @Test
    void an_earlier_version_may_come_back() {
        activated("a", NOON);
        activated(FILE, NOON.plusSeconds(1));

        assertThat(holds(NOON.plusSeconds(1))).isEqualTo(FILE);
        assertThat(standing("a", NOON.plusSeconds(1))).isEqualTo(Standing.FORMER);
    }

    @Test
    void what_was_in_force_stays_a_former_one_when_its_return_is_taken_back() {
        activated("a", NOON);
        activated(FILE, NOON.plusSeconds(60));
        deeds.add(new Deed(
                3, RuleKind.PLAN, "a", Deed.What.ACTIVATED, "zhang", NOON.plusSeconds(600), NOON.plusSeconds(120)));
        assertThat(standing("a", NOON.plusSeconds(120))).isEqualTo(Standing.SCHEDULED);

        deeds.add(new Deed(4, RuleKind.PLAN, "a", Deed.What.WITHDRAWN, "he", null, NOON.plusSeconds(180)));

        assertThat(standing("a", NOON.plusSeconds(180))).isEqualTo(Standing.FORMER);
        assertThat(holds(NOON.plusSeconds(600))).isEqualTo(FILE);
    }

    private void activated(String version, Instant from) {
        deeds.add(deed(version, Deed.What.ACTIVATED, from));
    }

    private Deed deed(String version, Deed.What what, @Nullable Instant from) {
        return new Deed(deeds.size() + 1L, RuleKind.PLAN, version, what, "zhang", from, NOON.minusSeconds(3600));
    }

    private RuleBook book() {
        return new RuleBook(deeds);
    }

    private String holds(Instant at) {
        return book().inForce(RuleKind.PLAN, at).orElseThrow().version();
    }

    private Standing standing(String version, Instant at) {
        String drafter = version.equals(FILE) ? "sise" : "he";
        return book().standing(new Version(RuleKind.PLAN, version, "", "", drafter, NOON), FILE, at);
    }
}
