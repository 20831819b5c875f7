package org.sise.config;

/** A configuration file that Sise refuses, with the place that is wrong. */
public final class InvalidDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;

    public InvalidDocument(String file, String place, String reason) {
        super(file + ", " + place + ": " + reason);
        this.file = file;
        this.place = place;
    }

    public String file() {
        return file;
    }

    public String place() {
        return place;
    }
}
