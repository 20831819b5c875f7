package org.sise.console;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.config.ConfigProvider;

/** {@code at:} in templates: instants as people read them, in the city's zone and on a 24 h clock. */
@TemplateExtension(namespace = "at")
public final class Times {
    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter OF_INPUT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private Times() {}

    static ZoneId zone() {
        return ConfigProvider.getConfig().getValue("sise.zone", ZoneId.class);
    }

    /** The clock alone for today, the day before it else. */
    static String brief(Instant instant) {
        ZonedDateTime here = instant.atZone(zone());
        LocalDate today = now().atZone(zone()).toLocalDate();
        return here.format(here.toLocalDate().equals(today) ? CLOCK : DAY_AND_CLOCK);
    }

    static String minute(Instant instant) {
        return instant.atZone(zone()).format(MINUTE);
    }

    static String full(Instant instant) {
        return instant.atZone(zone()).format(FULL);
    }

    /** As a field of type datetime-local holds it. */
    static String input(Instant instant) {
        return instant.atZone(zone()).format(OF_INPUT);
    }

    /**
     * A day that somebody typed.
     *
     * @throws DateTimeException if it is none, or lies so far away that no incident can be of it
     */
    static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text.strip());
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new DateTimeException("not of our time: " + text);
        }
        return day;
    }

    /** How long until then, or since; the page's own clock counts on from there. */
    static String left(Instant instant) {
        Duration left = Duration.between(now(), instant);
        String span = span(left.abs());
        return left.isNegative() ? Words.of("time.overdue", span) : Words.of("time.left", span);
    }

    static String ago(Instant instant) {
        Duration ago = Duration.between(instant, now());
        return ago.toMinutes() < 1 ? Words.of("time.just_now") : Words.of("time.ago", span(ago));
    }

    /** Two units at most: days and hours, hours and minutes, or minutes. */
    static String span(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 60) {
            return Words.of("time.minutes", Long.toString(minutes));
        }
        if (minutes < 48 * 60) {
            return Words.of("time.hours", Long.toString(minutes / 60), Long.toString(minutes % 60));
        }
        return Words.of("time.days", Long.toString(minutes / 1440), Long.toString(minutes % 1440 / 60));
    }

    private static Instant now() {
        return Arc.container().instance(Shell.class).get().now();
    }
}
