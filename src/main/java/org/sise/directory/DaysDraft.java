package org.sise.directory;

import java.time.LocalDate;

/** Days in a row that are to be set alike. */
public record DaysDraft(LocalDate from, LocalDate until, Kind kind, String name) {
    public enum Kind {
        /** 休. */
        OFF,
        /** 班. */
        WORK,
        /** What the calendar's file says. */
        FILE
    }
}
