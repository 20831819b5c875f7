package org.sise.core.plan;

/** The conditions that may open a step; a closed list, in code, so that a plan cannot smuggle in a rule. */
public enum Occasion {
    /** Theme 干警违纪违法, or death or serious injury in custody or on duty. */
    INDEPENDENT_CHECK,
    /** The draft uses facts of assisting units. */
    ASSISTING_FACTS_USED,
    /** The statutory class is 重大 or 特别重大. */
    MAJOR_CLASS,
    /** The committee started the highest response with a task force. */
    RESPONSE_STARTED,
    /** A hard limit was missed, the level rose, a statement was corrected, or an authority was denied. */
    LESSONS_DUE
}
