package org.sise.core.plan;

/** The five links of the closed loop; a stage names the link a step is drawn in and gates nothing. */
public enum Stage {
    /** 接报. */
    INTAKE,
    /** 研判. */
    ASSESS,
    /** 处置. */
    HANDLE,
    /** 反馈. */
    FEEDBACK,
    /** 总结. */
    SUMMARIZE;

    public boolean isAfterHandling() {
        return this == FEEDBACK || this == SUMMARIZE;
    }
}
