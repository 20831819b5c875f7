package org.sise.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who changed what on a page of administration, by codes alone; never changed, never deleted. */
@Entity
@Table(name = "administration")
public class ChangeRow extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    /** The database's time. */
    @Column(insertable = false, updatable = false)
    public Instant at;

    public String person;
    /** A {@link Administration.Deed} by its wire name. */
    public String what;

    /** Whose matter it is; {@code null} for the whole city's. */
    public @Nullable String unit;

    public String subject;
}
