package org.sise.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.sise.core.plan.Calendar;

/**
 * The calendar that decisions use: the file's, with the days before it that people set on a page. Held in memory as the
 * directory is. A limit that runs keeps its instant; only what is armed later falls due by a changed calendar.
 */
@ApplicationScoped
public class DutyCalendar {
    private static final Logger LOG = Logger.getLogger(DutyCalendar.class);

    private final Calendar file;
    private volatile InForce inForce;

    /** @param names of the days set on a page, by day */
    private record InForce(Calendar calendar, Map<LocalDate, String> names) {}

    DutyCalendar(Calendar file) {
        this.file = file;
        this.inForce = new InForce(file, Map.of());
    }

    /** For decisions. */
    public Calendar calendar() {
        return inForce.calendar();
    }

    /** Of a day that was set on a page: what it was called, or nothing. */
    public Optional<String> nameOf(LocalDate day) {
        return Optional.ofNullable(inForce.names().get(day));
    }

    /** Reads the database anew; to be called after the transaction of a change. */
    public void reload() {
        inForce = QuarkusTransaction.requiringNew().call(this::read);
    }

    @Scheduled(
            every = "${sise.directory.refresh}",
            delayed = "${sise.directory.refresh}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            reload();
        } catch (PersistenceException | IllegalStateException unreachable) {
            LOG.warnf("calendar=stale reason=%s", unreachable.getMessage());
        }
    }

    private InForce read() {
        List<CalendarDayRow> set = CalendarDayRow.listAll();
        LocalDate until = CalendarPublishedRow.<CalendarPublishedRow>findByIdOptional(CalendarPublishedRow.ONLY)
                .map(row -> row.until)
                .orElse(file.publishedUntil());
        return new InForce(
                file.with(days(set, true), days(set, false), until),
                set.stream().collect(Collectors.toUnmodifiableMap(row -> row.day, row -> row.name)));
    }

    private static Set<LocalDate> days(List<CalendarDayRow> rows, boolean off) {
        return rows.stream()
                .filter(row -> row.isOff() == off)
                .map(row -> row.day)
                .collect(Collectors.toUnmodifiableSet());
    }
}
