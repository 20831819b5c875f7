package org.sise.directory;

import static org.sise.directory.Administration.Deed.CHAIN_SET;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sise.core.incident.Units;
import org.sise.core.plan.Role;
import org.sise.directory.Administration.Change;
import org.sise.directory.Flaw.Reason;

/** The order in which a unit's people are rung for a role. */
@ApplicationScoped
public class ChainRegister {
    private final Administration administration;

    ChainRegister(Administration administration) {
        this.administration = administration;
    }

    /** Person codes in order, those of people who have left too. */
    public List<String> of(String unit, Role role) {
        return QuarkusTransaction.requiringNew().call(() -> rows(unit, role));
    }

    /** @param shown the order that the form was made from */
    public List<Flaw> set(Units.CallChain chain, List<String> shown, String by) {
        return administration.make(
                new Change(by, CHAIN_SET, chain.unit(), chain.unit() + "/" + WireNames.of(chain.role())),
                () -> Stream.of(
                                Flaw.unless(
                                        rows(chain.unit(), chain.role()).equals(shown), "", Reason.CHANGED_MEANWHILE),
                                Flaw.unless(areOfTheUnit(chain), "", Reason.NOT_OF_THE_UNIT))
                        .flatMap(Optional::stream)
                        .toList(),
                () -> write(chain));
    }

    private static boolean areOfTheUnit(Units.CallChain chain) {
        return chain.people().stream()
                .allMatch(person -> PersonRow.count("code = ?1 and unit = ?2", person, chain.unit()) == 1);
    }

    private static void write(Units.CallChain chain) {
        CallRow.delete("unit = ?1 and role = ?2", chain.unit(), WireNames.of(chain.role()));
        int position = 0;
        for (String person : chain.people()) {
            CallRow row = new CallRow();
            row.unit = chain.unit();
            row.role = WireNames.of(chain.role());
            row.position = position++;
            row.person = person;
            row.persist();
        }
    }

    private static List<String> rows(String unit, Role role) {
        // The codes alone: rows in the session would stand in the way of those that take their places.
        return CallRow.getEntityManager()
                .createQuery(
                        "select person from CallRow where unit = :unit and role = :role order by position",
                        String.class)
                .setParameter("unit", unit)
                .setParameter("role", WireNames.of(role))
                .getResultList();
    }
}
