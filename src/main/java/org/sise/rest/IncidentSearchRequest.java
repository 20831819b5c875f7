package org.sise.rest;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sise.config.Clocks;
import org.sise.contract.Fault;
import org.sise.contract.Faults;
import org.sise.contract.FieldError;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.contract.Wire;
import org.sise.core.grading.Level;
import org.sise.core.incident.Incident.Phase;
import org.sise.core.incident.Theme;
import org.sise.directory.Roster;
import org.sise.store.IncidentFilter;

/** The filters of the list; read as texts, so that a wrong one is told with the rest of them and not as "not found". */
public class IncidentSearchRequest {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final int LONGEST = 200;

    @QueryParam("level")
    public @Nullable String level;

    @QueryParam("phase")
    public @Nullable String phase;

    @QueryParam("unit")
    public @Nullable String unit;

    @QueryParam("theme")
    public @Nullable String theme;

    @QueryParam("q")
    public @Nullable String q;

    @QueryParam("from")
    public @Nullable String from;

    @QueryParam("to")
    public @Nullable String to;

    @QueryParam("overdue")
    public @Nullable String overdue;

    @QueryParam("clock")
    public @Nullable String clock;

    @QueryParam("after")
    public @Nullable String after;

    @QueryParam("limit")
    public @Nullable String limit;

    /** @throws Refused with every filter that is wrong */
    IncidentFilter filter(Roster roster) {
        Faults faults = new Faults();
        Level ofLevel = read("level", level, name -> constant(Level.class, name), faults);
        Theme ofTheme = read("theme", theme, name -> constant(Theme.class, name), faults);
        Phase ofPhase = read("phase", phase, IncidentSearchRequest::phase, faults);
        Instant since = read("from", from, Wire::time, faults);
        Instant until = read("to", to, Wire::time, faults);
        Boolean late = read("overdue", overdue, IncidentSearchRequest::truth, faults);
        Integer most = read("limit", limit, IncidentSearchRequest::limit, faults);
        if (unit != null && roster.unit(unit).isEmpty()) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of("unit", Fault.CANNOT_BE));
        }
        if (clock != null && !Query.isClock(clock)) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of("clock", Fault.CANNOT_BE));
        }
        if (q != null && q.length() > LONGEST) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of("q", Fault.TOO_LONG, LONGEST));
        }
        faults.raise();
        return filter(
                new Kinds(ofLevel, ofPhase, ofTheme), since, until, late, most == null ? IncidentFilter.USUAL : most);
    }

    private record Kinds(
            @Nullable Level level,
            @Nullable Phase phase,
            @Nullable Theme theme) {}

    private IncidentFilter filter(
            Kinds kinds, @Nullable Instant since, @Nullable Instant until, @Nullable Boolean late, int most) {
        try {
            String ofClock = clock == null ? Clocks.REAL : clock;
            return new IncidentFilter(
                    kinds.level(), kinds.phase(), unit, kinds.theme(), q, since, until, late, ofClock, after, most);
        } catch (IllegalArgumentException noCursor) {
            throw new Refused(ProblemType.INVALID_REQUEST, "after: is not the cursor of a page");
        }
    }

    private static <T> @Nullable T read(
            String name, @Nullable String value, Function<String, T> reader, Faults faults) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return reader.apply(value.strip());
        } catch (IllegalArgumentException | DateTimeException wrong) {
            List<String> allowed = switch (name) {
                case "level" -> Wire.all(Level.class);
                case "theme" -> Wire.all(Theme.class);
                case "phase" -> List.of("open", "completed", "closed");
                case "overdue" -> List.of("true", "false");
                default -> null;
            };
            faults.add(
                    ProblemType.INVALID_REQUEST,
                    FieldError.of(name, Fault.CANNOT_BE).allowing(allowed));
            return null;
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(name);
        }
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    private static Phase phase(String name) {
        Phase found = constant(Phase.class, name);
        if (found == Phase.NONE) {
            throw new IllegalArgumentException(name);
        }
        return found;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Integer limit(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        int most = Integer.parseInt(text);
        if (most < 1 || most > IncidentFilter.MOST) {
            throw new IllegalArgumentException(text);
        }
        return most;
    }
}
