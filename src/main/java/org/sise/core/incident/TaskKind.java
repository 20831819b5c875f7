package org.sise.core.incident;

/** What a task or directive may ask of a unit: a closed list (rule 44), in code and not in the plan. */
public enum TaskKind {
    VERIFY,
    HANDLE_BY_LAW,
    RESCUE_AND_CARE,
    KEEP_EVIDENCE,
    RECEIVE_PEOPLE_CONCERNED,
    ORDER_ON_SITE,
    PUBLISH,
    ANSWER_PRESS,
    EXPLAIN_LAW,
    SUPPLY_FIGURES,
    RECTIFY
}
