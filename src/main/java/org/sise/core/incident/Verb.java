package org.sise.core.incident;

/** What can be done with an incident or a step; the names are part of the API. */
public enum Verb {
    REPORT,
    FOLLOW_UP,
    CORRECT,
    RAISE,
    LOWER,
    SET_CLASS,
    ASSIGN,
    ACKNOWLEDGE,
    SETTLE,
    OPEN,
    RETURN,
    EXTEND,
    CALL,
    INVITE,
    ISSUE,
    SUPERVISE,
    CIRCULATE,
    WAIVE,
    CORRECT_STATEMENT,
    NOTE,
    /** Of the incident: to name a person as concerned; of a person: to take that back. */
    RECUSE,
    SHARE,
    LINK,
    /** After closing, by an administrator. */
    PURGE,
    CHANGE_OWNER,
    REPIN,
    CLOSE,
    /** A limit's wake; nobody types it. */
    PASS
}
