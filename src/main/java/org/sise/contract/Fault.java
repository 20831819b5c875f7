package org.sise.contract;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;

/**
 * What can be wrong with a field. The names are part of the contract (docs/problems.md), so that each page words them in its
 * own language; the messages are not.
 */
public enum Fault {
    REQUIRED("is required"),
    UNKNOWN_FIELD("is not a field of this request"),
    /** Of an incident that is named by its number: not there, or hidden, which nobody learns. */
    UNKNOWN_INCIDENT("is no incident that you may see"),
    DUPLICATE_ITSELF("is closed as a duplicate itself: name the incident that it duplicates"),
    UNKNOWN_VALUE("is not one of the allowed values"),
    /** Of a filter: a time, a number or a word that there is not. */
    CANNOT_BE("cannot be this"),
    UNKNOWN_NAME("is not one of the allowed names"),
    UNKNOWN_TASK("is not in the closed list of kinds of task"),
    TOO_LONG("is longer than {0} characters"),
    TOO_MANY("has more than {0} entries"),
    REPEATED("has {0} more than once"),
    UNKNOWN_PARAMETER("is no parameter of this address"),
    REPEATED_PARAMETER("is in this address more than once"),
    CONTROL_CHARACTER("holds control characters"),
    /** An identity or mobile number: which, and where. */
    PERSONAL_DATA("{0} at character {1}"),
    NO_LINK("is not a link that begins with http:// or https://"),
    PERSONS_PAGE("is a link to a person's page"),
    PERSONS_PAGE_WITHIN("holds a link to a person's page at character {0}"),
    NO_CODE("is no code: at most 80 letters, digits, dots, hyphens and underscores of ASCII"),
    NO_STEP("is not a step id (key.unit.round)"),
    NO_TIME("is not a time such as 2026-09-01T02:40:00+08:00"),
    NO_TRUTH("is not true or false"),
    NO_NUMBER("is not a whole number from 0 on"),
    NO_LIST("is not a list"),
    NO_OBJECT("is not an object"),
    NO_ADDRESS("holds a null character"),
    NO_TEXT("is not a text"),
    WRONG_FORM("has the wrong form: {0}");

    private final String message;

    Fault(String message) {
        this.message = message;
    }

    String message(List<String> arguments) {
        String said = message;
        for (int i = 0; i < arguments.size(); i++) {
            said = said.replace("{" + i + "}", arguments.get(i));
        }
        return said;
    }

    /** What is not of the form that a type is written in. */
    static Fault notA(Class<?> type) {
        if (type == Text.class || type == StepId.class) {
            return NO_TEXT;
        }
        if (type == Instant.class) {
            return NO_TIME;
        }
        if (type == boolean.class || type == Boolean.class) {
            return NO_TRUTH;
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return NO_NUMBER;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return NO_LIST;
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? NO_OBJECT : NO_TEXT;
    }
}
