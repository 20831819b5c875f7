package org.sise.rest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.sise.core.plan.Role;
import org.sise.directory.Directory;
import org.sise.directory.PersonRow;
import org.sise.directory.WireNames;
import org.sise.security.Tokens;

/** One person for each role in each unit of the matrix, with a token. */
@ApplicationScoped
class MatrixPeople {
    private final Directory directory;
    private final Tokens tokens;
    private final Map<String, String> secrets = new HashMap<>();

    MatrixPeople(Directory directory, Tokens tokens) {
        this.directory = directory;
        this.tokens = tokens;
    }

    static String code(String unit, Role role) {
        return "m-" + unit + "-" + WireNames.of(role).replace('_', '-');
    }

    void come(Set<String> units) {
        QuarkusTransaction.requiringNew()
                .run(() -> units.forEach(unit -> AuthorisationTable.ROLES.forEach(role -> come(unit, role))));
        directory.reload();
    }

    private static void come(String unit, Role role) {
        PersonRow known = PersonRow.findById(code(unit, role));
        PersonRow person = known == null ? new PersonRow() : known;
        person.code = code(unit, role);
        person.name = person.code;
        person.unit = unit;
        person.active = true;
        person.roles = EnumSet.of(role);
        person.persist();
    }

    /** They take no part in other tests. */
    void leave() {
        QuarkusTransaction.requiringNew().run(() -> PersonRow.update("active = false where code like 'm-%'"));
        directory.reload();
    }

    String token(String person) {
        return secrets.computeIfAbsent(
                person, code -> tokens.issue(code, "matrix", Duration.ofDays(1)).secret());
    }

    /** Of a token that li has. */
    String tokenId() {
        return tokens.issue("li", "to be ended", Duration.ofDays(1)).row().id.toString();
    }
}
