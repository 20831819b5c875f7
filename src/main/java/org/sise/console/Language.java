package org.sise.console;

import java.util.Locale;
import java.util.ResourceBundle;

/** The two languages of the pages, each with its message bundle. */
enum Language {
    ZH(Locale.SIMPLIFIED_CHINESE, "zh-CN"),
    EN(Locale.ENGLISH, "en");

    private final Locale locale;
    private final String tag;
    private final ResourceBundle words;

    Language(Locale locale, String tag) {
        this.locale = locale;
        this.tag = tag;
        words = ResourceBundle.getBundle(
                "messages.console",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    /** As HTML's {@code lang} has it. */
    String tag() {
        return tag;
    }

    boolean knows(String key) {
        return words.containsKey(key);
    }

    /** @throws java.util.MissingResourceException if there is no such key: a test holds both bundles against each other */
    String word(String key) {
        return words.getString(key);
    }
}
