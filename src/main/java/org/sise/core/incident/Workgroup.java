package org.sise.core.incident;

/** The groups of a task force (专班) and of a release group (引导小组). */
public enum Workgroup {
    /** 综合协调. */
    COORDINATION,
    /** 核查与依法处置. */
    VERIFICATION,
    /** 信息发布. */
    RELEASE,
    /** 现场与群众工作. */
    SITE,
    /** 善后. */
    AFTERCARE,
    /** 事实, of a release group. */
    FACTS,
    /** 文稿. */
    TEXTS,
    /** 媒体. */
    PRESS
}
