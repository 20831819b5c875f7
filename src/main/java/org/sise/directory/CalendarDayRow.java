package org.sise.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A day that a page set, whatever the calendar's file says of it. */
@Entity
@Table(name = "calendar_day")
public class CalendarDayRow extends PanacheEntityBase {
    static final String OFF = "off";
    static final String WORK = "work";

    @Id
    public LocalDate day;

    public String kind;
    /** Of the holiday; empty for a day that is worked. */
    public String name;

    boolean isOff() {
        return kind.equals(OFF);
    }
}
