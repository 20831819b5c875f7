package org.sise.rest;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sise.config.Clocks;
import org.sise.contract.Fault;
import org.sise.contract.FieldError;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;

/** A parameter of an address, read from its text: the framework answers one of the wrong type as "not found". */
final class Query {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern DRILL = Pattern.compile("yl-[0-9]{4}-[0-9]{3,9}");

    private Query() {}

    /**
     * @param usual where it is absent
     * @throws Refused if it is no whole number
     */
    static int whole(String name, @Nullable String value, int usual) {
        if (value == null || value.isBlank()) {
            return usual;
        }
        if (!WHOLE.matcher(value.strip()).matches()) {
            throw wrong(FieldError.of(name, Fault.CANNOT_BE));
        }
        return Integer.parseInt(value.strip());
    }

    /**
     * How many to answer with, from 1 to {@code most}.
     *
     * @param usual where it is absent
     * @throws Refused if it is no such number
     */
    static int limit(@Nullable String value, int usual, int most) {
        int limit = whole("limit", value, usual);
        if (limit < 1 || limit > most) {
            throw wrong(FieldError.of("limit", Fault.CANNOT_BE));
        }
        return limit;
    }

    /** Whether incidents can run by a clock of that name: the real one, or that of a drill, such as {@code yl-2026-003}. */
    static boolean isClock(String name) {
        return name.equals(Clocks.REAL) || DRILL.matcher(name).matches();
    }

    /**
     * The clock by which what is asked for runs.
     *
     * @throws Refused if it can be none
     */
    static String clock(@Nullable String value) {
        String clock = value == null ? Clocks.REAL : value;
        if (!isClock(clock)) {
            throw wrong(FieldError.of("clock", Fault.CANNOT_BE));
        }
        return clock;
    }

    /** @throws Refused if it is neither true nor false; absent, it is false */
    static boolean truth(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return false;
        }
        return switch (value.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(FieldError.of(name, Fault.CANNOT_BE).allowing(List.of("true", "false")));
        };
    }

    private static Refused wrong(FieldError error) {
        return Refused.of(ProblemType.INVALID_REQUEST, error);
    }
}
