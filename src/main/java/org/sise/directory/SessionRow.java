package org.sise.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A log-in by form; its cookies are taken as long as the row is there. */
@Entity
@Table(name = "session")
public class SessionRow extends PanacheEntityBase {
    @Id
    public UUID id;

    public String person;

    /** The last day on which it was used, UTC. */
    public LocalDate seen;

    /** To be called within the change that gives the person another password, or takes the person off the system. */
    public static void endAll(String person) {
        delete("person", person);
    }
}
