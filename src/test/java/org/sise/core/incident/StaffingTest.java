package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sise.config.PlanReader;
import org.sise.core.plan.Plan;
import org.sise.core.plan.Role;

/** A plan comes into force only where there is who it counts on. */
class StaffingTest {
    private static final Plan PLAN = PlanReader.standard();
    private static final Unit COMMISSION = new Unit("zfw", Unit.Kind.COMMISSION, "990100", null);
    private static final Unit COMMITTEE = new Unit("sw", Unit.Kind.COMMITTEE, "990100", null);

    @Test
    void a_city_with_every_unit_and_role_can_carry_it_out() {
        assertThatCode(() -> Staffing.check(PLAN, city(List.of(COMMISSION, COMMITTEE), Role.values())))
                .doesNotThrowAnyException();
    }

    @Test
    void a_unit_that_is_missing_is_named() {
        assertThatThrownBy(() -> Staffing.check(PLAN, city(List.of(COMMISSION), Role.values())))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.arguments()).containsExactly("committee"));
    }

    @Test
    void a_role_that_nobody_holds_is_named_with_its_unit() {
        assertThatThrownBy(() ->
                        Staffing.check(PLAN, city(List.of(COMMISSION, COMMITTEE), Role.DUTY_OFFICER, Role.HANDLER)))
                .isInstanceOf(Rejected.class)
                .hasMessage("nobody of commission may act as spokesperson");
    }

    private static Units city(List<Unit> units, Role... roles) {
        Actor person = new Actor("p", "zfw", Set.of(roles), Set.of());
        return new Units("990100", units, List.of(person), List.of());
    }
}
