package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sise.core.plan.Role;

class UnitsTest {
    private static final Units UNITS = new Units(
            "990100",
            List.of(
                    unit("zfw", Unit.Kind.COMMISSION, "990100"),
                    unit("jx-police-2", Unit.Kind.POLICE, "990101"),
                    unit("jx-police-1", Unit.Kind.POLICE, "990101")),
            List.of(
                    new Actor("li", "zfw", Set.of(Role.DUTY_OFFICER), Set.of()),
                    new Actor("wang", "zfw", Set.of(Role.HANDLER), Set.of(Role.DEPUTY_LEADER))),
            List.of(
                    new Units.CallChain("zfw", Role.DEPUTY_LEADER, List.of("wang", "li")),
                    new Units.CallChain("zfw", Role.DEPUTY_LEADER, List.of("li"))));

    @Test
    void of_two_units_of_a_kind_in_an_area_the_first_by_code_serves_it() {
        assertThat(UNITS.of(Unit.Kind.POLICE, "990101")).map(Unit::code).contains("jx-police-1");
    }

    @Test
    void where_a_county_has_none_the_citys_serves_it() {
        assertThat(UNITS.commission("990101")).isEqualTo("zfw");
        assertThat(UNITS.of(Unit.Kind.COURT, "990101")).isEmpty();
    }

    @Test
    void who_stands_in_for_a_leader_holds_his_role() {
        assertThat(UNITS.hasHolder("zfw", Role.DEPUTY_LEADER)).isTrue();
        assertThat(UNITS.hasHolder("zfw", Role.PRINCIPAL_LEADER)).isFalse();
        assertThat(UNITS.hasHolder("jx-police-1", Role.HANDLER)).isFalse();
    }

    @Test
    void of_two_chains_of_a_role_the_first_is_rung() {
        assertThat(UNITS.callChain("zfw", Role.DEPUTY_LEADER)).containsExactly("wang", "li");
        assertThat(UNITS.callChain("zfw", Role.PRINCIPAL_LEADER)).isEmpty();
    }

    @Test
    void an_area_is_one_that_has_a_unit() {
        assertThat(UNITS.isArea("990101")).isTrue();
        assertThat(UNITS.isArea("990102")).isFalse();
    }

    private static Unit unit(String code, Unit.Kind kind, String area) {
        return new Unit(code, kind, area, null);
    }
}
