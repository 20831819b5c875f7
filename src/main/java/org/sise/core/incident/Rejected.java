package org.sise.core.incident;

import java.util.List;

/** What a user may not do now, with the ground; nothing was changed. The message holds ids, never personal data. */
public final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final Ground ground;
    private final transient List<String> arguments;

    /** Stable names; each becomes the type of a problem document. */
    public enum Reason {
        /** The actor has no such move now. */
        NOT_ALLOWED,
        /** The command says something that cannot be. */
        INVALID,
        UNKNOWN_STEP,
        UNKNOWN_UNIT,
        UNKNOWN_PERSON,
        UNKNOWN_LIMIT,
        /** The step is of another kind than the outcome. */
        WRONG_OUTCOME,
        /** The incident is closed, the step ended, the limit gone. */
        WRONG_STATE,
        /** Another version was approved, or none. */
        VERSION_MISMATCH,
        /** Drafter and approver, or recorder, are one person. */
        SAME_PERSON,
        /** A cause before the finding (rule 32). */
        CAUSE_LOCKED,
        /** What Sise does not do on purpose (rules 44, 45). */
        OUT_OF_SCOPE,
        /** Names or numbers of persons in a text (rule 46). */
        PERSONAL_DATA,
        /** A deed in the future or before the incident, or too long ago. */
        IMPLAUSIBLE_TIME,
        /** Something that must be there first is missing. */
        NOT_READY
    }

    /** @param about the ids that the ground names, in its order */
    public Rejected(Ground ground, Object... about) {
        super(ground.said(ground.written(about)));
        this.ground = ground;
        arguments = ground.written(about);
    }

    public Reason reason() {
        return ground.reason();
    }

    public Ground ground() {
        return ground;
    }

    /** As the wire has them, in the order of the ground's sentence. */
    public List<String> arguments() {
        return arguments;
    }
}
