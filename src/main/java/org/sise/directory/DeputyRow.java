package org.sise.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A standing delegation: a person acts for another of the same unit, from and until. */
@Entity
@Table(name = "deputy")
@IdClass(DeputyRow.Key.class)
public class DeputyRow extends PanacheEntityBase {
    /** What makes a delegation one. */
    public record Key(String forPerson, String person, Instant from) {}

    @Id
    @Column(name = "for_person")
    public String forPerson;

    @Id
    public String person;

    @Id
    @Column(name = "valid_from")
    public Instant from;

    @Column(name = "valid_until")
    public Instant until;
}
