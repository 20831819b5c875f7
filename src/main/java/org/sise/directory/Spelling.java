package org.sise.directory;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How codes, names and numbers of the directory are written, in a file as on a page. */
final class Spelling {
    /** Part of step ids, URLs and topic names. */
    static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9 ()-]{2,29}");
    private static final int LONGEST_NAME = 80;

    private Spelling() {}

    static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }

    static boolean isName(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME;
    }

    /** So is the absence of one. */
    static boolean isPhone(@Nullable String phone) {
        return phone == null || PHONE.matcher(phone).matches();
    }
}
