package org.sise.console;

import org.sise.core.plan.StepKind;

/** What an entry of the timeline is about: what one looks for when one does not want to read all of it. */
public enum Strand {
    /** 研判: what is known, and how grave it is. */
    ASSESS,
    /** 交办, 签收, 知悉: who has to do with it. */
    CIRCLE,
    /** 处置 on the ground. */
    HANDLE,
    /** 审批, 会签, 补签. */
    APPROVE,
    /** 口径 and 发布. */
    PUBLISH,
    /** 反馈, 总结. */
    CONCLUDE,
    /** 时限. */
    LIMIT,
    /** 催办, 督办, 通报. */
    SUPERVISE,
    /** 记事, 通话. */
    NOTE;

    static Strand of(StepKind kind) {
        return switch (kind) {
            case GRADE, REPORT -> ASSESS;
            case CALL -> NOTE;
            case VERIFY, HANDLE, MEASURE, TEAM, CONVENE, OPINION, RESOLVE, PLAN, TASK, DIRECTIVE, DECIDE -> HANDLE;
            case COUNTERSIGN, APPROVE, RATIFY -> APPROVE;
            case DRAFT, PUBLISH, REPLY, BRIEFING, PRESS -> PUBLISH;
            case FEEDBACK, ACCEPT, SUMMARY, REVIEW -> CONCLUDE;
            case ANSWER_RETURN, AFFIRM -> CIRCLE;
            case ANSWER_EXTENSION -> LIMIT;
        };
    }
}
