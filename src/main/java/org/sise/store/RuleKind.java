package org.sise.store;

/** What a city changes by publishing a new version of it. */
public enum RuleKind {
    /** 预案. */
    PLAN,
    /** 研判标准. */
    STANDARD
}
