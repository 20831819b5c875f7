package org.sise.directory;

/** How a unit hears of what concerns it, besides the console. */
public enum Delivery {
    /** By its own topic. */
    KAFKA,
    NONE
}
