package org.sise.core.grading;

import java.util.regex.Pattern;

/**
 * One of the circumstances of which any suffices for a level (凡符合下列情形之一的).
 *
 * @param key unique in its standard; letters, digits, dots and underscores, such as {@code yellow.reads}
 * @param wordingZh what a person reads in Chinese
 * @param wordingEn the same in English
 */
public record Criterion(String key, Level level, String wordingZh, String wordingEn, Condition condition) {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_.]{0,79}");

    public Criterion {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("the key must match " + KEY + ": " + key);
        }
        if (wordingZh.isBlank() || wordingEn.isBlank()) {
            throw new IllegalArgumentException("the wording must not be blank");
        }
    }
}
