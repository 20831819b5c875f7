package org.sise.core.incident;

/** What Sise proposes by itself when things have been calm for long enough (rule 38). */
public enum Proposal {
    /** To go to the level below. */
    LOWER,
    /** To end the response, at red. */
    END_RESPONSE
}
