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
    /** A corrected outcome beside one that was recorded by phone (rule 8). */
    AMEND,
    OPEN,
    RETURN,
    EXTEND,
    /** Of a milestone of the incident, by the commission (rule 22). */
    EXTEND_LIMIT,
    CALL,
    INVITE,
    ISSUE,
    /** Members join and leave the task force (rule 30). */
    REGROUP,
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
    /** With another report of the same matter (rule 42). */
    MERGE,
    /** A limit's wake; nobody types it. */
    PASS,
    /** With its drill; the drill is ended, not the incident. */
    END_EXERCISE
}
