package org.sise.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;

class PlanReaderTest {
    @Test
    void theDefaultPlanIsRead() {
        var plan = PlanReader.standard();

        assertThat(plan.version()).isEqualTo("default-1");
        assertThat(plan.flow(Level.BLUE).steps()).hasSize(5);
    }
}
