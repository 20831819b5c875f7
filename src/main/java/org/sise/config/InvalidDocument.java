package org.sise.config;

/** A configuration document is refused: which file, at which place with line and column, and why. */
public final class InvalidDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;
    private final String reason;

    public InvalidDocument(String file, String place, String reason) {
        super(file + ": " + place + ": " + reason);
        this.file = file;
        this.place = place;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    public String place() {
        return place;
    }

    public String reason() {
        return reason;
    }
}
