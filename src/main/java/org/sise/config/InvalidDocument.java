package org.sise.config;

import java.util.List;

/** A configuration document is refused: which file, at which place with line and column, and why. */
public final class InvalidDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;
    private final String reason;
    private final transient List<Flaw> flaws;

    /** One thing that is wrong. */
    public record Flaw(String place, String reason) {}

    public InvalidDocument(String file, String place, String reason) {
        this(file, List.of(new Flaw(place, reason)), "");
    }

    /** @param also between two flaws */
    InvalidDocument(String file, List<Flaw> flaws, String also) {
        super(file + ": " + flaws.getFirst().place() + ": " + said(flaws, also));
        this.file = file;
        this.place = flaws.getFirst().place();
        this.reason = said(flaws, also);
        this.flaws = List.copyOf(flaws);
    }

    private static String said(List<Flaw> flaws, String also) {
        StringBuilder said = new StringBuilder(flaws.getFirst().reason());
        flaws.stream()
                .skip(1)
                .forEach(more ->
                        said.append(also).append(more.place()).append(": ").append(more.reason()));
        return said.toString();
    }

    /** Everything that is wrong, each with its place. */
    public List<Flaw> flaws() {
        return flaws;
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
