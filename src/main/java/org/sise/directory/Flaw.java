package org.sise.directory;

import java.util.Optional;

/**
 * What is wrong with a change that somebody asks for.
 *
 * @param field as the draft names it; empty where it has none
 */
public record Flaw(String field, Reason reason) {
    public enum Reason {
        REQUIRED,
        /** None of what can be chosen. */
        UNKNOWN,
        NO_CODE,
        CODE_TAKEN,
        TOO_LONG,
        UNREADABLE,
        NO_PHONE,
        NO_TIME,
        /** The functional superiors lead back to the unit. */
        CYCLE,
        /** The plan finds its parties by kind and area: there is one of a kind in an area. */
        KIND_TAKEN,
        /** Incidents of the area have no other owner. */
        COMMISSION_STAYS,
        /** A machine's token would act in a person's roles. */
        MACHINE_ALONE,
        ONESELF,
        LAST_ADMINISTRATOR,
        NOT_OF_THE_UNIT,
        UNTIL_BEFORE_FROM,
        TOO_MANY_DAYS,
        PASSWORD,
        PASSWORDS_DIFFER,
        /** Somebody else changed it after it was shown. */
        CHANGED_MEANWHILE,
        /** The form's token has run out: nothing was looked at. */
        FORM_EXPIRED
    }

    public static Optional<Flaw> unless(boolean holds, String field, Reason reason) {
        return holds ? Optional.empty() : Optional.of(new Flaw(field, reason));
    }
}
