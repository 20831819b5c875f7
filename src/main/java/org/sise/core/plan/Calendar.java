package org.sise.core.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts working days in Asia/Shanghai, with the public holidays and the 调休 days that are worked instead.
 *
 * @param daysOff weekdays that are not worked (weekend days may stand there too)
 * @param extraWorkdays weekend days that are worked (调休)
 * @param publishedUntil the last day the State Council's notice covers; later days count as plain weekdays
 */
public record Calendar(Set<LocalDate> daysOff, Set<LocalDate> extraWorkdays, LocalDate publishedUntil) {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime CLOSE = LocalTime.of(18, 0);
    private static final LocalTime NIGHT = LocalTime.of(22, 0);
    private static final LocalTime DAY = LocalTime.of(8, 0);
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** @param beyondCalendar whether a counted day lies after what is published, so that the date may yet move */
    public record Due(Instant at, boolean beyondCalendar) {}

    public Calendar {
        daysOff = Set.copyOf(daysOff);
        extraWorkdays = Set.copyOf(extraWorkdays);
        daysOff.stream()
                .filter(extraWorkdays::contains)
                .min(Comparator.naturalOrder())
                .ifPresent(day -> {
                    throw new IllegalArgumentException(day + " is both a day off and a working day");
                });
    }

    /** With days that are decided otherwise: {@code off} are not worked, {@code worked} are. */
    public Calendar with(Set<LocalDate> off, Set<LocalDate> worked, LocalDate until) {
        return new Calendar(changed(daysOff, off, worked), changed(extraWorkdays, worked, off), until);
    }

    private static Set<LocalDate> changed(Set<LocalDate> days, Set<LocalDate> more, Set<LocalDate> less) {
        Set<LocalDate> changed = new HashSet<>(days);
        changed.addAll(more);
        changed.removeAll(less);
        return changed;
    }

    /** 18:00 of the n-th working day after the day of {@code start}, which itself does not count. */
    public Due dueAfter(Instant start, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("at least one working day: " + workingDays);
        }
        LocalDate day = start.atZone(ZONE).toLocalDate();
        int left = workingDays;
        while (left > 0) {
            day = day.plusDays(1);
            left -= isWorkday(day) ? 1 : 0;
        }
        return new Due(day.atTime(CLOSE).atZone(ZONE).toInstant(), day.isAfter(publishedUntil));
    }

    /** The next of these times of the day, strictly after {@code after}. */
    public Instant nextAt(Instant after, List<LocalTime> times) {
        LocalDate today = after.atZone(ZONE).toLocalDate();
        return times.stream()
                .flatMap(time -> List.of(today.atTime(time), today.plusDays(1).atTime(time)).stream())
                .map(local -> local.atZone(ZONE).toInstant())
                .filter(instant -> instant.isAfter(after))
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("no time of the day is given"));
    }

    /** What falls due from 22:00 until before 8:00 moves to the next 9:00. */
    public static Instant quiet(Instant due) {
        ZonedDateTime local = due.atZone(ZONE);
        LocalTime time = local.toLocalTime();
        if (time.isBefore(DAY)) {
            return local.toLocalDate().atTime(MORNING).atZone(ZONE).toInstant();
        }
        if (time.isBefore(NIGHT)) {
            return due;
        }
        return local.toLocalDate().plusDays(1).atTime(MORNING).atZone(ZONE).toInstant();
    }

    public boolean isWorkday(LocalDate day) {
        if (daysOff.contains(day)) {
            return false;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend || extraWorkdays.contains(day);
    }
}
