package org.sise.core.plan;

/** What a person may do in a unit; a higher role of the same unit may always act for a lower one. */
public enum Role {
    /** 值班员. */
    DUTY_OFFICER(1),
    /** 经办人. */
    HANDLER(1),
    /** 新闻发言人. */
    SPOKESPERSON(1),
    COORDINATOR(2),
    /** 带班领导, on shift. */
    DUTY_LEADER(2),
    /** 分管领导. */
    DEPUTY_LEADER(3),
    /** 主要领导. */
    PRINCIPAL_LEADER(4),
    /** Reads everything, does nothing. */
    AUDITOR(0),
    /** Keeps the directory, takes no part in incidents. */
    ADMINISTRATOR(0),
    /** A monitoring system, or Sise itself. */
    MACHINE(0);

    private final int rank;

    Role(int rank) {
        this.rank = rank;
    }

    /** Whether a holder of this role may do what {@code required} may: the same role, or a higher one. */
    public boolean covers(Role required) {
        return this == required || (required.rank > 0 && rank > required.rank);
    }

    public boolean isLeader() {
        return rank >= 3;
    }
}
