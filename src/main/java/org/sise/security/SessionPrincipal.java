package org.sise.security;

import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who speaks by a session. The form's cookie holds nothing but a principal's name, so the name says which session. */
record SessionPrincipal(String person, UUID session) implements Principal {
    private static final Pattern NAME = Pattern.compile("([^ ]+) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** Empty for a cookie from before there were sessions. */
    static Optional<SessionPrincipal> of(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new SessionPrincipal(matcher.group(1), UUID.fromString(matcher.group(2))))
                : Optional.empty();
    }

    /** The code of the person, in whichever way the person logged in. */
    static String person(Principal principal) {
        return principal instanceof SessionPrincipal session ? session.person() : principal.getName();
    }

    @Override
    public String getName() {
        return person + " " + session;
    }
}
