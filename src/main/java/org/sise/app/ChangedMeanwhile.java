package org.sise.app;

/** The incident has none of the versions that the command was meant for: nothing was done. */
public final class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangedMeanwhile(int version) {
        super("the incident has version " + version);
    }
}
