package org.sise.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sise.core.plan.Role;

class CityFileTest {
    private static final String HEAD = """
            city: "990100"
            areas: [{code: "990100", name: {zh: 市, en: City}}]
            units:
            """;

    @Test
    void theSampleIsWithoutFault() {
        CityFile sample = CityFile.sample();

        assertThat(CityFaults.of(sample)).isEmpty();
        assertThat(sample.units()).hasSize(19);
    }

    @Test
    void peopleAreRungInTheOrderOfTheFileUnlessTheUnitSaysOtherwise() {
        CityFile.UnitEntry unit =
                CityFile.parse("city.yaml", HEAD + """
                  - code: gaj
                    kind: police
                    area: "990100"
                    name: {zh: 局, en: Bureau}
                    delivery: none
                    people:
                      - {code: a, name: 甲, roles: [handler, deputy_leader]}
                      - {code: b, name: 乙, roles: [handler, deputy_leader]}
                    chains: {deputy_leader: [b, a]}
                """).units().getFirst();

        assertThat(unit.chain(Role.HANDLER)).containsExactly("a", "b");
        assertThat(unit.chain(Role.DEPUTY_LEADER)).containsExactly("b", "a");
    }

    @Test
    void everyFaultIsNamedWithTheFile() {
        String yaml = HEAD + """
                  - code: GAJ
                    kind: police
                    area: "990109"
                    name: {zh: 局, en: Bureau}
                    functionalSuperior: nowhere
                    people:
                      - {code: a, name: 甲, roles: [handler], deputyFor: [{person: x, from: 2026-01-01T00:00:00Z, until: 2026-01-02T00:00:00Z}]}
                      - {code: a, name: 乙, roles: [handler]}
                    chains: {handler: [c]}
                """;

        assertThatThrownBy(() -> CityFile.parse("city.yaml", yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("city.yaml: ")
                .hasMessageContaining("unit GAJ: a code is of a-z")
                .hasMessageContaining("area 990109 is not known")
                .hasMessageContaining("functionalSuperior nowhere is not known")
                .hasMessageContaining("delivery is required")
                .hasMessageContaining("person a: stands twice")
                .hasMessageContaining("is no deputy for x")
                .hasMessageContaining("chain handler names c");
    }

    @Test
    void aMisspeltFieldOrRoleIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> CityFile.parse("city.yaml", "city: x\nareas: []\nunit: []\n"))
                .hasMessageContaining("city.yaml")
                .hasMessageContaining("unit")
                .hasMessageContaining("line: ");
        assertThatThrownBy(() -> CityFile.parse("city.yaml", HEAD + "  - {code: a, people: [{roles: [boss]}]}\n"))
                .hasMessageContaining("boss");
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithItsKey() {
        assertThatThrownBy(() -> CityFile.read(Path.of("no-such.yaml")))
                .hasMessageContaining("sise.directory.file")
                .hasMessageContaining("no-such.yaml");
    }
}
