package org.sise.core.plan;

/** Who a step falls to, as the plan says it; resolved to unit codes when the step opens. */
public enum Party {
    /** The duty room of the owner's commission. */
    DUTY,
    /** The owner's commission (政法委). */
    COMMISSION,
    PUBLICITY,
    CYBERSPACE,
    /** The commission of the area's county, when the city owns the incident. */
    LOCAL,
    /** 市委. */
    COMMITTEE,
    /** 牵头单位, the lead unit. */
    RESPONSIBLE,
    /** 协办单位, each assisting unit. */
    ASSISTING,
    /** The lead unit's functional superior (条). */
    FUNCTIONAL,
    /** The organ named at confirm to verify independently: functional, procuratorate or discipline. */
    ORGAN,
    /** Each unit that convene names. */
    CONSULTED,
    /** Each unit with a task of the response plan. */
    TASKED,
    /** Each unit of the task force (专班). */
    TASKFORCE,
    /** The unit whose outlet the approval names; by default the lead unit. */
    PUBLISHER
}
