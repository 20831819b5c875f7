package org.sise.core.incident;

/**
 * A text that a person typed, as the core knows it: where it lies is found by its salted hash, what it says the core never needs.
 *
 * @param hash lower-case hex of SHA-256 over salt and UTF-8 body
 * @param length in characters
 */
public record Text(String hash, int length) {
    public Text {
        if (length < 1) {
            throw new IllegalArgumentException("a text that is given must not be empty");
        }
    }
}
