package org.sise.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.sise.core.plan.Role;

/** One place in the order in which a unit's people are rung for a role. */
@Entity
@Table(name = "call_chain")
@IdClass(CallRow.Key.class)
public class CallRow extends PanacheEntityBase {
    /** What makes a place one. */
    public record Key(String unit, Role role, int position) {}

    @Id
    public String unit;

    @Id
    @Convert(converter = WireNames.OfRole.class)
    public Role role;

    @Id
    public int position;

    public String person;
}
