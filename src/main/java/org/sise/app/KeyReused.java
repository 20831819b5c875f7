package org.sise.app;

/** The key was received before with something else: nothing was done. */
public final class KeyReused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyReused(Receipt receipt) {
        super("key " + receipt.key() + " was used before for something else");
    }
}
