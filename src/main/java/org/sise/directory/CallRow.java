package org.sise.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** One place in the order in which a unit's people are rung for a role. */
@Entity
@Table(name = "call_chain")
@IdClass(CallRow.Key.class)
public class CallRow extends PanacheEntityBase {
    /** What makes a place one. */
    public record Key(String unit, String role, int position) {}

    @Id
    public String unit;

    /** By its wire name: Hibernate takes no converter in a key. */
    @Id
    public String role;

    @Id
    public int position;

    public String person;
}
