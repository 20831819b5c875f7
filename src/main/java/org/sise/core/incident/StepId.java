package org.sise.core.incident;

import java.util.regex.Pattern;

/** The name of a step: {@code key.unit.round}, made by the Decider, never reused. */
public record StepId(String key, String unit, int round) implements Comparable<StepId> {
    private static final Pattern FORM = Pattern.compile("([a-z_]{1,40})\\.([a-z0-9-]{1,40})\\.([1-9][0-9]{0,3})");

    /**
     * Reads {@code draft.gaj.2}.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static StepId of(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a step id (key.unit.round): " + text);
        }
        return new StepId(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3)));
    }

    @Override
    public int compareTo(StepId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return key + "." + unit + "." + round;
    }
}
