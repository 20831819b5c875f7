package org.sise.console;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sise.core.plan.Calendar;
import org.sise.directory.DutyCalendar;

/** A year of the duty calendar as twelve months of weeks, Monday first. */
public record YearSheet(int year, List<Month> months) {
    static final int FIRST = 2020;
    static final int LAST = 2099;

    public record Month(int number, List<Week> weeks) {}

    /** @param before days of the week that are another month's */
    public record Week(int before, List<Day> days) {}

    /**
     * @param name of a holiday that was set on the page
     * @param set whether a page set it, before the calendar's file
     * @param beyond whether it is later than what is published
     */
    public record Day(LocalDate date, Mark mark, String name, boolean set, boolean beyond, boolean today) {
        public int number() {
            return date.getDayOfMonth();
        }
    }

    /** What a day is. */
    public enum Mark {
        WORKDAY,
        WEEKEND,
        /** 休. */
        HOLIDAY,
        /** 班, 调休. */
        WORKED
    }

    public int previous() {
        return Math.max(year - 1, FIRST);
    }

    public int next() {
        return Math.min(year + 1, LAST);
    }

    public Mark[] marks() {
        return Mark.values();
    }

    /** Their message keys, Monday first. */
    public List<String> weekdays() {
        return IntStream.rangeClosed(1, 7)
                .mapToObj(day -> "admin.weekday." + day)
                .toList();
    }

    static YearSheet of(int year, DutyCalendar calendar, LocalDate today) {
        return new YearSheet(
                year,
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> month(YearMonth.of(year, month), calendar, today))
                        .toList());
    }

    private static Month month(YearMonth month, DutyCalendar calendar, LocalDate today) {
        List<Week> weeks = new ArrayList<>();
        LocalDate first = month.atDay(1);
        LocalDate after = month.atEndOfMonth().plusDays(1);
        while (first.isBefore(after)) {
            LocalDate monday = first.with(DayOfWeek.MONDAY).plusWeeks(1);
            LocalDate end = monday.isBefore(after) ? monday : after;
            weeks.add(new Week(
                    first.getDayOfWeek().getValue() - 1,
                    first.datesUntil(end).map(day -> day(day, calendar, today)).toList()));
            first = end;
        }
        return new Month(month.getMonthValue(), weeks);
    }

    private static Day day(LocalDate day, DutyCalendar duty, LocalDate today) {
        Calendar calendar = duty.calendar();
        return new Day(
                day,
                mark(day, calendar),
                duty.nameOf(day).orElse(""),
                duty.nameOf(day).isPresent(),
                day.isAfter(calendar.publishedUntil()),
                day.equals(today));
    }

    private static Mark mark(LocalDate day, Calendar calendar) {
        boolean weekend = day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue();
        if (calendar.daysOff().contains(day)) {
            return Mark.HOLIDAY;
        }
        if (weekend) {
            return calendar.isWorkday(day) ? Mark.WORKED : Mark.WEEKEND;
        }
        return Mark.WORKDAY;
    }
}
