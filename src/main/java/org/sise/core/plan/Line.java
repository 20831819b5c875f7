package org.sise.core.plan;

/** The two lines that must both be settled before an incident completes. */
public enum Line {
    /** 线下, handling on the ground. */
    GROUND,
    /** 线上, the public answer. */
    ANSWER,
    BOTH,
    /** Belongs to neither (calls, reports upward). */
    NONE
}
