package org.sise.directory;

import static org.sise.directory.Administration.Deed.CALENDAR_PUBLISHED;
import static org.sise.directory.Administration.Deed.DAYS_CLEARED;
import static org.sise.directory.Administration.Deed.DAYS_SET;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sise.directory.Administration.Change;
import org.sise.directory.Flaw.Reason;

/** Sets days of the calendar before the file's, as the State Council's notice of each November has them. */
@ApplicationScoped
public class CalendarRegister {
    /** The longest holiday has nine days; more at once is a slip of the month or the year. */
    private static final int MOST_DAYS = 16;

    private static final int LONGEST_NAME = 40;
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    private final Administration administration;

    CalendarRegister(Administration administration) {
        this.administration = administration;
    }

    public List<Flaw> set(DaysDraft draft, String by) {
        String subject = draft.from() + "/" + draft.until();
        return administration.make(
                new Change(by, draft.kind() == DaysDraft.Kind.FILE ? DAYS_CLEARED : DAYS_SET, null, subject),
                () -> flaws(draft),
                () -> draft.from().datesUntil(draft.until().plusDays(1)).forEach(day -> write(draft, day)));
    }

    /** @param until the last day that the notice covers; later ones count as plain weekdays and are marked */
    public List<Flaw> publish(LocalDate until, String by) {
        return administration.make(
                new Change(by, CALENDAR_PUBLISHED, null, until.toString()),
                () -> Flaw.unless(isPlausible(until), "publishedUntil", Reason.NO_TIME).stream()
                        .toList(),
                () -> {
                    CalendarPublishedRow row = CalendarPublishedRow.<CalendarPublishedRow>findByIdOptional(
                                    CalendarPublishedRow.ONLY)
                            .orElseGet(CalendarPublishedRow::new);
                    row.id = CalendarPublishedRow.ONLY;
                    row.until = until;
                    row.persist();
                });
    }

    private static List<Flaw> flaws(DaysDraft draft) {
        return Stream.of(
                        Flaw.unless(isPlausible(draft.from()), "from", Reason.NO_TIME),
                        Flaw.unless(isPlausible(draft.until()), "until", Reason.NO_TIME),
                        Flaw.unless(!draft.until().isBefore(draft.from()), "until", Reason.UNTIL_BEFORE_FROM),
                        Flaw.unless(
                                draft.until().isBefore(draft.from().plusDays(MOST_DAYS)),
                                "until",
                                Reason.TOO_MANY_DAYS),
                        Flaw.unless(draft.name().length() <= LONGEST_NAME, "name", Reason.TOO_LONG))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isPlausible(LocalDate day) {
        return day.isAfter(FIRST) && day.isBefore(LAST);
    }

    private static void write(DaysDraft draft, LocalDate day) {
        CalendarDayRow.delete("day", day);
        if (draft.kind() == DaysDraft.Kind.FILE) {
            return;
        }
        CalendarDayRow row = new CalendarDayRow();
        row.day = day;
        row.kind = draft.kind() == DaysDraft.Kind.OFF ? CalendarDayRow.OFF : CalendarDayRow.WORK;
        row.name = draft.name();
        row.persist();
    }
}
