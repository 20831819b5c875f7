package org.sise.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Which file was applied last. */
@Entity
@Table(name = "applied_file")
public class AppliedRow extends PanacheEntityBase {
    static final String CITY = "city";

    @Id
    public String what;

    /** SHA-256 of the file, lower-case hex. */
    public @Nullable String hash;
}
