package org.sise.config;

import java.io.Reader;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.sise.core.plan.Calendar;

/** Reads the holidays from YAML, as docs/plan-format.md describes it; refuses with {@link InvalidDocument}. */
public final class CalendarReader {
    /** The longest holiday in China is nine days; a longer one here is a slip of the year or the month. */
    private static final int LONGEST_HOLIDAY = 15;

    private CalendarReader() {}

    /** The calendar that ships with Sise. */
    public static Calendar standard() {
        return resource("plan/holidays.yaml");
    }

    public static Calendar resource(String name) {
        return calendar(YamlMap.resource(name));
    }

    /** @param file the name that a refusal gives */
    public static Calendar read(String file, Reader text) {
        return calendar(YamlMap.parse(file, text));
    }

    private static Calendar calendar(YamlValue root) {
        YamlMap map = root.map("publishedUntil", "holidays", "extraWorkdays");
        Set<LocalDate> daysOff = new HashSet<>();
        map.need("holidays").list().forEach(holiday -> addDays(holiday, daysOff));
        Set<LocalDate> extra = new HashSet<>();
        map.need("extraWorkdays").list().forEach(day -> addExtra(day, daysOff, extra));
        return new Calendar(daysOff, extra, map.need("publishedUntil").date());
    }

    private static void addDays(YamlValue value, Set<LocalDate> daysOff) {
        YamlMap map = value.map("name", "from", "until");
        map.need("name").text();
        LocalDate from = map.need("from").date();
        LocalDate until = map.need("until").date();
        if (until.isBefore(from) || until.isAfter(from.plusDays(LONGEST_HOLIDAY))) {
            throw map.need("until").refuse("a holiday from " + from + " cannot last until " + until);
        }
        from.datesUntil(until.plusDays(1)).filter(day -> !daysOff.add(day)).forEach(day -> {
            throw value.refuse(day + " is in two holidays");
        });
    }

    private static void addExtra(YamlValue value, Set<LocalDate> daysOff, Set<LocalDate> extra) {
        LocalDate day = value.date();
        if (daysOff.contains(day)) {
            throw value.refuse(day + " is a day off and cannot be a working day");
        }
        if (!extra.add(day)) {
            throw value.refuse(day + " stands here twice");
        }
    }
}
