package org.sise.core.grading;

/** The statutory class of an emergency (突发事件应对法), lowest first; a field apart from the level, set by a person only. */
public enum StatutoryClass {
    /** 不属突发事件. */
    NONE,
    /** 一般. */
    GENERAL,
    /** 较大. */
    LARGER,
    /** 重大. */
    MAJOR,
    /** 特别重大. */
    EXTREME;

    /** Whether the 5 h and 24 h rules of the State Council documents hold (重大 and 特别重大). */
    public boolean isMajor() {
        return this == MAJOR || this == EXTREME;
    }
}
