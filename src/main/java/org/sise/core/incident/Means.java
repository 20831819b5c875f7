package org.sise.core.incident;

/** How a person acted. */
public enum Means {
    /** 屏幕: on the console or through the API, in person. */
    SYSTEM,
    /** 电话. */
    PHONE,
    /** 纸质. */
    PAPER,
    /** By message on the unit's reply topic. */
    MESSAGE
}
