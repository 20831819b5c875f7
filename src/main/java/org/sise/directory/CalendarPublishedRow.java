package org.sise.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** The last day of the notice that the days set on a page follow; one row or none. */
@Entity
@Table(name = "calendar_published")
public class CalendarPublishedRow extends PanacheEntityBase {
    static final int ONLY = 1;

    @Id
    public int id;

    public LocalDate until;
}
