package org.sise.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sise.core.grading.Level;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.Party;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;

/**
 * Everything that a refusal can say. The names and what each is about are part of the contract (docs/problems.md), so that
 * pages and clients word them in their own language; the sentences are not.
 */
public enum Ground {
    // --- what nobody, or not this person, may do now

    INCIDENT_CLOSED(Reason.NOT_ALLOWED, "the incident is closed"),
    /** The move is absent; which of them says it depends on what the move is about. */
    NO_MOVE(Reason.NOT_ALLOWED, "not allowed now: {0}", Argument.VERB),
    NO_MOVE_AT_STEP(Reason.NOT_ALLOWED, "not allowed now: {0} {1}", Argument.VERB, Argument.STEP),
    NO_MOVE_TO_OPEN(Reason.NOT_ALLOWED, "not allowed now: open {0}", Argument.STEP_KEY),
    NOT_IN_ROLE_TO(Reason.NOT_ALLOWED, "not in a role to {0}", Argument.VERB),
    NOT_IN_ROLE_FOR_STEP(Reason.NOT_ALLOWED, "not in a role to settle {0}", Argument.STEP),
    STEP_ENDED(Reason.WRONG_STATE, "{0} is {1} already", Argument.STEP, Argument.STATE),

    // --- codes that name nothing

    NO_STEP(Reason.UNKNOWN_STEP, "no step {0} in this incident that you may see", Argument.STEP),
    NOT_IN_FLOW(Reason.UNKNOWN_STEP, "the flow of level {0} has no step {1}", Argument.LEVEL, Argument.STEP_KEY),
    NO_UNIT(Reason.UNKNOWN_UNIT, "no unit {0}", Argument.UNIT),
    NO_PERSON(Reason.UNKNOWN_PERSON, "no person {0}", Argument.PERSON),
    /** Without the code: who does not know it may have typed a name. */
    OUTCOME_NAMES_STRANGER(Reason.UNKNOWN_PERSON, "an outcome names a person that the directory does not know"),
    NO_AREA(Reason.INVALID, "no area {0}", Argument.AREA),
    NO_LIMIT(Reason.UNKNOWN_LIMIT, "no limit {0} in this incident that you may see", Argument.LIMIT),
    NO_LIMIT_OF_STEP(Reason.UNKNOWN_LIMIT, "no limit runs for {0}", Argument.STEP),
    NO_INCIDENT_NUMBER(Reason.INVALID, "{0} is the number of an incident, such as YQ-2026-000123", Argument.FIELD),
    KEY_IS_A_LINK(Reason.INVALID, "dedupKey is a key of its source, no link"),

    // --- intake

    TIMES_OUT_OF_ORDER(
            Reason.IMPLAUSIBLE_TIME,
            "happened ≤ known ≤ received ≤ now does not hold: {0}, {1}, {2}",
            Argument.TIME,
            Argument.TIME,
            Argument.TIME),
    KNOWN_IN_FUTURE(Reason.IMPLAUSIBLE_TIME, "known after now: {0}", Argument.TIME),
    FOLLOW_UP_EMPTY(Reason.INVALID, "a follow-up says something: a figure, what is known, or words"),
    CORRECTION_EMPTY(Reason.INVALID, "a correction changes something: a figure, what is known, or a time"),
    SPLIT_WITH_KEY(Reason.INVALID, "what is split off has no dedupKey: that is the first matter's"),
    LINKED_TO_ITSELF(Reason.INVALID, "an incident is not linked to itself"),

    // --- who did it, when and how

    DONE_IN_FUTURE(Reason.IMPLAUSIBLE_TIME, "doneAt lies in the future: {0}", Argument.TIME),
    DONE_BEFORE_INCIDENT(Reason.IMPLAUSIBLE_TIME, "doneAt lies before the incident happened: {0}", Argument.TIME),
    DONE_LONG_AGO(Reason.IMPLAUSIBLE_TIME, "more than 24 h back needs a duty leader: {0}", Argument.TIME),
    SIGNED_BEFORE_ASKED(Reason.IMPLAUSIBLE_TIME, "the 签收 lies before it was asked for: {0}", Argument.TIME),
    SIGNER_MISSING(Reason.UNKNOWN_PERSON, "a 签收 by phone names who of {0} gave it, in decidedBy", Argument.UNIT),
    DECIDER_MISSING(Reason.INVALID, "what is recorded for another names decidedBy and means phone or paper"),
    DECIDER_MAY_NOT(
            Reason.INVALID, "{0} may not {1} at level {2} himself", Argument.PERSON, Argument.VERB, Argument.LEVEL),
    DECIDER_NOT_IN_ROLE(Reason.INVALID, "{0} is not in a role to settle {1} himself", Argument.PERSON, Argument.STEP),
    RECORDER_AS_WITNESS(Reason.SAME_PERSON, "who records is no second witness"),
    COMMITTEE_ANSWER_UNPROVEN(
            Reason.INVALID, "the committee's answer needs a reference and secondedBy another known person"),
    CONCERNED(Reason.INVALID, "{0} is personally concerned and takes no part", Argument.PERSON),
    CONCERNED_ALREADY(Reason.WRONG_STATE, "{0} is named already", Argument.PERSON),
    MACHINE_NOT_CONCERNED(Reason.INVALID, "a machine is not personally concerned"),
    CONCERNS_OTHERS(Reason.INVALID, "the duty room names others; you may name yourself"),
    NOT_RUNG_FOR_STEP(Reason.INVALID, "{0} is nobody to be rung for {1}", Argument.PERSON, Argument.STEP),
    UNREACHED_WITHOUT_CALLS(Reason.INVALID, "nobody reached needs calls, all of them unanswered"),
    UNREACHED_TOO_EARLY(
            Reason.INVALID, "nobody is reached when every leader of the chain was rung twice, in time apart"),

    // --- grading, units and levels

    LEAD_BY_CONFIRM(Reason.INVALID, "naming the lead unit is part of confirm"),
    LEAD_CHECKS_ITSELF(Reason.INVALID, "the unit {0} does not check itself independently", Argument.UNIT),
    COPY_TAKES_PART(Reason.INVALID, "{0} leads or assists, so it is no copy besides", Argument.UNIT),
    LEAD_ASSISTS(Reason.INVALID, "the lead unit {0} cannot assist itself", Argument.UNIT),
    OTHER_COUNTY(Reason.INVALID, "{0} is another county's: that the city decides", Argument.UNIT),
    DISMISSAL_WITHOUT_GROUND(Reason.INVALID, "a dismissal says on which ground"),
    DUPLICATE_OF_WHAT(Reason.INVALID, "a duplicate names the other incident"),
    CLASS_BY_CONFIRMER(Reason.INVALID, "the statutory class is set by the role that confirms the grade"),
    CLASS_ASKS_FOR_LEVEL(Reason.INVALID, "the statutory class asks for at least {0}", Argument.LEVEL),
    GRADE_CHANGE_UNEXPLAINED(Reason.INVALID, "changing the grade names the level and the reason"),
    INVOLVED_GRADES_ITSELF(Reason.INVALID, "the involved unit {0} never grades itself", Argument.UNIT),
    LEVEL_ALREADY(Reason.INVALID, "it is {0} already: name another level, or the class", Argument.LEVEL),
    LOWERED_TOO_FAR(Reason.INVALID, "lowering goes one level at a time"),
    ORANGE_NOT_CALM(Reason.NOT_READY, "orange is lowered when facts are published and no rise came for 24 h"),
    RESPONSE_NOT_ENDED(Reason.NOT_READY, "red is lowered when the committee has ended the response"),
    CORRECTION_OWED(Reason.NOT_READY, "a correction is owed, and the lower level has no statements"),
    OWNED_ALREADY(Reason.WRONG_STATE, "it is owned by {0} already", Argument.AREA),
    STAYS_WITH_CITY(Reason.NOT_READY, "only blue and yellow, with units of one county, go back to it"),

    // --- steps, limits, requests

    NOT_HOLDER(Reason.INVALID, "the step {0} does not fall to {1}", Argument.STEP_KEY, Argument.UNIT),
    NO_HOLDER(Reason.NOT_READY, "there is no unit for step {0}", Argument.STEP_KEY),
    OPENS_FOR_ANOTHER(Reason.INVALID, "{0} opens no step of {1}", Argument.UNIT, Argument.UNIT),
    OTHER_OUTCOME(Reason.WRONG_OUTCOME, "{0} of kind {1} is settled by another outcome", Argument.STEP, Argument.KIND),
    NOT_REDONE(Reason.INVALID, "only settled work of a unit can be redone, not {0}", Argument.STEP),
    AMENDED_BY_OUTCOME(
            Reason.INVALID, "what is not as recorded is amended by the outcome of {0} itself", Argument.STEP),
    CORRECTION_MISSING(Reason.INVALID, "what is not as recorded needs the correction"),
    EXTENSION_TOO_SHORT(Reason.INVALID, "an extension must end after {0}", Argument.TIME),
    LIMIT_ENDED(Reason.WRONG_STATE, "the limit {0} has passed or ended: there is nothing to extend", Argument.LIMIT),
    LIMIT_RESTS(Reason.WRONG_STATE, "limit {0} has nothing to do now", Argument.LIMIT),
    NEXT_LEAD_MISSING(Reason.INVALID, "an accepted return names the next lead unit"),

    // --- words for the public

    CAUSE_OPEN(Reason.CAUSE_LOCKED, "the cause is open: verify and independent have no finding yet"),
    FALLBACK_WITH_CAUSE(Reason.CAUSE_LOCKED, "while the committee is silent only facts, attitude and next release"),
    RELEASE_NOT_AHEAD(Reason.IMPLAUSIBLE_TIME, "the next release must lie ahead: {0}", Argument.TIME),
    CORRECTION_EXPECTED(Reason.INVALID, "this draft corrects a publication: its kind is correction"),
    CLARIFICATION_EXPECTED(Reason.INVALID, "an untrue report is answered by a draft of kind clarification"),
    PRESS_WITHOUT_WORDS(Reason.INVALID, "the press is answered with approved words or the next release time"),
    DRAFTER_APPROVES(Reason.SAME_PERSON, "who drafted {0} neither approves it nor records it", Argument.STEP),
    RULING_WITHOUT_REASON(Reason.INVALID, "rejecting or holding back needs a reason"),
    FAILED_TEXT_APPROVED(Reason.INVALID, "a text that failed a check cannot be approved"),
    APPROVED_TOO_EARLY(
            Reason.IMPLAUSIBLE_TIME, "nothing is approved before {0} was done: {1}", Argument.STEP, Argument.TIME),
    PUBLISHED_TOO_EARLY(
            Reason.IMPLAUSIBLE_TIME, "nothing is published before {0} was done: {1}", Argument.STEP, Argument.TIME),
    VIEW_WITHOUT_REASON(Reason.INVALID, "wanting a change, or objecting, needs the reason"),
    OTHER_VERSION(
            Reason.VERSION_MISMATCH, "{0} is of {1}, whose hash is {2}", Argument.STEP, Argument.STEP, Argument.HASH),
    OTHER_OUTLET(Reason.INVALID, "the approval names the one outlet: {0}", Argument.UNIT),
    REPLY_UNSIGNED(Reason.INVALID, "an answer is signed by a leader of {0}", Argument.UNIT),
    REPLY_INCOMPLETE(Reason.INVALID, "public needs address and text, direct needs text, none needs the reason"),
    REPORT_EMPTY(Reason.INVALID, "a report has a text, or says noChange"),
    REPORT_NOT_MARKED_UNVERIFIED(Reason.INVALID, "a report without any leader before the facts is marked unverified"),

    // --- consultation, committee, task force

    CONSULTATION_OF_NOBODY(Reason.INVALID, "a consultation invites at least one unit"),
    CONSULTATION_CLOSES_PAST(Reason.IMPLAUSIBLE_TIME, "a consultation closes after now: {0}", Argument.TIME),
    INVITED_TWICE(Reason.INVALID, "a unit is invited once"),
    NOTHING_CONVENED(Reason.NOT_READY, "nothing was convened"),
    INVITED_ALREADY(Reason.WRONG_STATE, "{0} has been asked already", Argument.UNIT),
    NO_QUORUM(Reason.NOT_READY, "without quorum only the principal leader resolves, with the reason"),
    TASK_DUE_PAST(Reason.IMPLAUSIBLE_TIME, "a task is due after now: {0}", Argument.TIME),
    COURSE_OF_OTHER_STEP(Reason.INVALID, "the step {0} cannot be settled by {1}", Argument.STEP_KEY, Argument.COURSE),
    LEVEL_WITHOUT_DECLINING(Reason.INVALID, "only a decision to decline says the level"),
    DECLINED_TO_RED(Reason.INVALID, "what is declined is the highest response: the level is a lower one"),
    DIRECTIVES_ELSEWHERE(Reason.INVALID, "directives come with the instructions, or from the task force's leader"),
    LEAD_WITH_TASK_FORCE(Reason.INVALID, "only a start without a task force names the leading unit"),
    TASK_FORCE_INCOMPLETE(Reason.INVALID, "a task force has members, and each once in its group"),
    UNCONNECTED(Reason.INVALID, "{0} is of no unit that has to do with the incident", Argument.PERSON),
    NO_LEADER(Reason.INVALID, "{0} is no leader, and cannot lead a task force", Argument.PERSON),
    REGROUPED_NOTHING(Reason.INVALID, "somebody joins, leaves or leads"),
    NOT_IN_TASK_FORCE(Reason.INVALID, "{0} is not in the task force", Argument.UNIT),
    PASSED_OUTSIDE(Reason.INVALID, "directives pass on to a member of the task force, not to {0}", Argument.UNIT),

    // --- the end, and after it

    CLOSES_BY_SUMMARY(Reason.NOT_READY, "an incident that is handled closes by its summary or review"),
    PUBLISHED_IS_NO_MISREPORT(Reason.WRONG_STATE, "something was published on it: it is no misreport"),
    PROMISE_OPEN(Reason.NOT_READY, "a release is promised and not published"),
    PROMISE_BEFORE_SUMMARY(Reason.NOT_READY, "a release is promised: have the answer given in public first"),
    DRILL_STANDS(Reason.WRONG_STATE, "the drill is paused or over: nothing is done in it now"),
    DRILL_WITH_REAL(
            Reason.INVALID,
            "{0} is of a drill, or this one is: a drill and what is real are never tied",
            Argument.INCIDENT),
    OTHER_ENDED(
            Reason.WRONG_STATE, "{0} is handled or closed already: it is linked, and not merged", Argument.INCIDENT),
    OTHER_NOT_YOURS(Reason.INVALID, "{0} is another's to merge", Argument.INCIDENT),
    RESTRICTED_INTO_OPEN(
            Reason.INVALID, "{0} is restricted, and does not become part of one that is not", Argument.INCIDENT),
    DUPLICATE_PROMISES(Reason.NOT_READY, "in {0} a release is promised and not published", Argument.INCIDENT),
    NO_TEXT_LEFT(Reason.INVALID, "no text {0} that is not purged yet", Argument.TEXT),
    ALL_PURGED(Reason.INVALID, "every text of the incident is purged already"),

    // --- versions of plan and standard

    DRAFTED_BY_COMMISSION(
            Reason.NOT_ALLOWED, "a coordinator or leader of the city's commission drafts, withdraws and tests"),
    ACTIVATED_BY_LEADER(Reason.NOT_ALLOWED, "a leader of the city's commission puts a version into force"),
    DRAFTER_ACTIVATES(Reason.SAME_PERSON, "who drafted {0} does not put it into force", Argument.VERSION),
    VERSION_TAKEN(
            Reason.WRONG_STATE,
            "{0} names another content already: give what is changed a new version",
            Argument.VERSION),
    VERSION_HOLDS(Reason.WRONG_STATE, "{0} is in force already", Argument.VERSION),
    VERSION_WITHDRAWN(Reason.WRONG_STATE, "{0} was withdrawn", Argument.VERSION),
    VERSION_USED(Reason.WRONG_STATE, "{0} has been in force: it is not withdrawn any more", Argument.VERSION),
    FORCE_IN_PAST(Reason.IMPLAUSIBLE_TIME, "a version holds from now on or later, not from {0}", Argument.TIME),
    PARTY_MISSING(Reason.NOT_READY, "the directory has no unit that is {0}", Argument.PARTY),
    ROLE_MISSING(Reason.NOT_READY, "nobody of {0} may act as {1}", Argument.PARTY, Argument.ROLE),
    BACKTEST_RUNS(Reason.WRONG_STATE, "a back-test runs already: one at a time"),
    BACKTEST_ENDED(Reason.WRONG_STATE, "the back-test has ended");

    private final Reason reason;
    private final String sentence;
    private final List<Argument> arguments;

    Ground(Reason reason, String sentence, Argument... arguments) {
        this.reason = reason;
        this.sentence = sentence;
        this.arguments = List.of(arguments);
    }

    /** What one of its arguments is: so a page knows whether a code is of a unit or of a person. */
    public enum Argument {
        STEP(StepId.class),
        /** Of the plan, such as {@code verify}. */
        STEP_KEY(String.class),
        UNIT(String.class),
        PERSON(String.class),
        AREA(String.class),
        LIMIT(String.class),
        LEVEL(Level.class),
        VERB(Verb.class),
        COURSE(Outcome.Decide.Course.class),
        STATE(Step.State.class),
        KIND(StepKind.class),
        TIME(Instant.class),
        /** Of a plan or a standard. */
        VERSION(String.class),
        PARTY(Party.class),
        ROLE(Role.class),
        HASH(String.class),
        /** Of the request. */
        FIELD(String.class),
        /** Another one's number. */
        INCIDENT(String.class),
        /** A typed text by its name: the entry's number, and its field. */
        TEXT(String.class);

        private final Class<?> type;

        Argument(Class<?> type) {
            this.type = type;
        }

        private String written(Object value) {
            if (!type.isInstance(value)) {
                throw new IllegalStateException("not a " + type.getName() + ": " + value.getClass());
            }
            return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value.toString();
        }
    }

    public Reason reason() {
        return reason;
    }

    /** What its arguments are, in their order. */
    public List<Argument> arguments() {
        return arguments;
    }

    /** In English, with {@code {0}} for the first argument. */
    public String sentence() {
        return sentence;
    }

    /** As the wire has them. */
    List<String> written(Object... about) {
        if (about.length != arguments.size()) {
            throw new IllegalStateException(this + " is about " + arguments + ", not of " + about.length);
        }
        List<String> written = new ArrayList<>();
        for (Argument argument : arguments) {
            written.add(argument.written(about[written.size()]));
        }
        return List.copyOf(written);
    }

    String said(List<String> about) {
        String said = sentence;
        for (int i = 0; i < about.size(); i++) {
            said = said.replace("{" + i + "}", about.get(i));
        }
        return said;
    }
}
