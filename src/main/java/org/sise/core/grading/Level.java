package org.sise.core.grading;

/** The internal working grade of an incident, lowest first; never a public warning, never a statutory class. */
public enum Level {
    BLUE,
    YELLOW,
    ORANGE,
    RED;

    public boolean atLeast(Level other) {
        return compareTo(other) >= 0;
    }

    public boolean above(Level other) {
        return compareTo(other) > 0;
    }

    public Level max(Level other) {
        return above(other) ? this : other;
    }
}
