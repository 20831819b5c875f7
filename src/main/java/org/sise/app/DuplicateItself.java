package org.sise.app;

/** What a command calls the original was closed as a duplicate itself: nothing was done. */
public final class DuplicateItself extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DuplicateItself(String number) {
        super(number + " is closed as a duplicate");
    }
}
