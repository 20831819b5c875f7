package org.sise.directory;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Sha256;
import org.sise.core.plan.Role;

/** A person as a form shows and says the person; the roles stand in their own order, the same on every replica. */
public record PersonDraft(
        String code, String name, String unit, @Nullable String phone, Set<Role> roles, boolean active) {
    public PersonDraft {
        roles = roles == null ? Set.of() : Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }

    static PersonDraft of(PersonRow row) {
        return new PersonDraft(row.code, row.name, row.unit, row.phone, row.roles, row.active);
    }

    /** By this a form knows whether somebody else changed the person meanwhile. */
    public String state() {
        return Sha256.hex(toString().getBytes(StandardCharsets.UTF_8));
    }
}
