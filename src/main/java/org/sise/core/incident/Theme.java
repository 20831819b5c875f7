package org.sise.core.incident;

/** What a matter is about: the five that the founding text has watched (domain.md part 1), and the rest. */
public enum Theme {
    /** 执法司法行为. */
    LAW_ENFORCEMENT,
    /** 干警违纪违法; opens the independent check. */
    STAFF_MISCONDUCT,
    /** 重大政策措施. */
    MAJOR_POLICY,
    /** 敏感案件. */
    SENSITIVE_CASE,
    /** 突发事件. */
    EMERGENCY,
    /** 其他. */
    OTHER
}
