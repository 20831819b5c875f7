package org.sise.browser;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the pages in a language, out of the bundle that the pages have them from: a test survives a better wording. */
record Bundle(ResourceBundle words) {
    static final Bundle ZH = of(Locale.SIMPLIFIED_CHINESE);
    static final Bundle EN = of(Locale.ENGLISH);

    private static Bundle of(Locale locale) {
        return new Bundle(ResourceBundle.getBundle(
                "messages.console",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String word(String key, Object... values) {
        String word = words.getString(key);
        return values.length == 0 ? word : new MessageFormat(word, words.getLocale()).format(values);
    }

    /** The word of a key; what is no key is said as it is. */
    String said(String keyOrText) {
        return words.containsKey(keyOrText) ? words.getString(keyOrText) : keyOrText;
    }
}
