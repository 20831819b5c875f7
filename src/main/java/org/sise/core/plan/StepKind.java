package org.sise.core.plan;

/** What settles a step; the fields of each are in {@code core.incident.Outcome}. */
public enum StepKind {
    CALL,
    GRADE,
    REPORT,
    VERIFY,
    HANDLE,
    MEASURE,
    REPLY,
    DRAFT,
    COUNTERSIGN,
    APPROVE,
    PUBLISH,
    BRIEFING,
    PRESS,
    TEAM,
    CONVENE,
    OPINION,
    RESOLVE,
    PLAN,
    TASK,
    DIRECTIVE,
    DECIDE,
    FEEDBACK,
    ACCEPT,
    SUMMARY,
    REVIEW,
    /** The assigner's answer to a 退回. */
    ANSWER_RETURN,
    /** The assigner's answer to a 延期. */
    ANSWER_EXTENSION,
    /** 补签: a leader signs, or denies, what was recorded for him by phone. */
    RATIFY,
    /** A unit confirms what another's duty room recorded for it by phone (rule 8). */
    AFFIRM;

    /** Steps the machine opens on request; no plan names them. */
    public boolean isRequest() {
        return this == ANSWER_RETURN || this == ANSWER_EXTENSION || this == RATIFY || this == AFFIRM;
    }

    /** Work of the duty room, approvals and decisions: nobody signs 签收 for them. */
    public boolean needsAcknowledgement() {
        return switch (this) {
            case VERIFY, HANDLE, MEASURE, REPLY, OPINION, TASK, DIRECTIVE -> true;
            default -> false;
        };
    }

    /** A handler's work may be told by a program of its unit; what judges, approves, meets or publishes is a person's. */
    public boolean isSettledByMessage() {
        return switch (this) {
            case REPORT, VERIFY, HANDLE, MEASURE, REPLY, DRAFT, OPINION, TASK, DIRECTIVE, FEEDBACK -> true;
            case CALL, GRADE, COUNTERSIGN, APPROVE, PUBLISH, BRIEFING, PRESS, TEAM, CONVENE, RESOLVE, PLAN, DECIDE ->
                false;
            case ACCEPT, SUMMARY, REVIEW, ANSWER_RETURN, ANSWER_EXTENSION, RATIFY, AFFIRM -> false;
        };
    }
}
