package org.sise.standalone;

/** Something the person at the keyboard can put right; its message is what they are shown. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }
}
