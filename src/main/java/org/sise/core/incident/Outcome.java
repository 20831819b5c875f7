package org.sise.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.plan.Line;
import org.sise.core.plan.StepKind;

/** What settles a step, by kind (plan.md A4). Person and unit codes, choices and references to texts; never texts. */
public sealed interface Outcome {

    record Call(List<Step.Call> calls, boolean told) implements Outcome {}

    record Grade(
            Verdict verdict,
            @Nullable Level level,
            @Nullable StatutoryClass statutoryClass,
            @Nullable Text reason,
            @Nullable String lead,
            List<String> assisting,
            List<String> copies,
            @Nullable String organ,
            @Nullable Dismissal dismissal)
            implements Outcome {
        public enum Verdict {
            CONFIRM,
            CHANGE,
            DISMISS
        }
    }

    /** 首报, 续报, 终报; what changed, or "no change". */
    record Report(List<String> to, @Nullable Text text, boolean noChange, boolean unverified) implements Outcome {}

    record Verify(
            Finding finding,
            @Nullable Text facts,
            @Nullable Text openPoints,
            @Nullable Text basis,
            @Nullable Procedure procedure)
            implements Outcome {
        public enum Finding {
            CONFIRMED,
            PARTLY,
            UNTRUE,
            OPEN
        }
    }

    /** A statutory procedure that carries the matter on. */
    record Procedure(Text kind, Text reference, Instant next) {}

    record Handle(
            Text measures,
            @Nullable Text legalBasis,
            boolean peopleAnswered,
            @Nullable Procedure procedure) implements Outcome {}

    record Measure(Set<Kind> kinds, @Nullable Text text) implements Outcome {
        public enum Kind {
            SAFETY,
            RESCUE,
            EVIDENCE_KEPT,
            FAMILIES_MET,
            ORDER_BY_LAW
        }
    }

    record Reply(
            Mode mode,
            @Nullable Text address,
            @Nullable Instant at,
            @Nullable Text text,
            @Nullable Text reason,
            String signedBy)
            implements Outcome {
        public enum Mode {
            PUBLIC,
            DIRECT,
            NONE
        }
    }

    /**
     * A version of a statement; its number is the round of its step.
     *
     * @param nextReleaseAt {@code null} = no further release
     * @param usesFactsOf assisting units whose facts it uses; they countersign
     * @param hash lower-case hex of SHA-256 over the statement's words as they would be published
     */
    record Draft(
            Kind kind,
            Text facts,
            @Nullable Text attitude,
            @Nullable Text progress,
            @Nullable Text cause,
            @Nullable Instant nextReleaseAt,
            String outlet,
            Set<String> usesFactsOf,
            String hash)
            implements Outcome {
        public enum Kind {
            FACTS,
            PROGRESS,
            CLARIFICATION,
            CORRECTION,
            LEGAL_EXPLANATION,
            RESULT
        }
    }

    record Countersign(String hash, View view, @Nullable Text reason) implements Outcome {
        public enum View {
            AGREE,
            CHANGE,
            OBJECT
        }
    }

    record Approve(
            String hash,
            Ruling ruling,
            Set<Check> failed,
            @Nullable String outlet,
            @Nullable Text reason) implements Outcome {
        public enum Ruling {
            APPROVE,
            REJECT,
            HOLD
        }

        /** What an approver looks at. */
        public enum Check {
            FACTS,
            LAW,
            SECRECY,
            PRIVACY,
            WORDING
        }
    }

    record Publish(String hash, String outlet, Text address, Instant at) implements Outcome {}

    record Briefing(Text address, Instant at, int questions) implements Outcome {}

    /** A question from the press, answered with approved words or with the time of the next release. */
    record Press(
            Text question, @Nullable String hash, @Nullable Instant nextReleaseAt) implements Outcome {}

    record Team(String leader, @Nullable String spokesperson, List<Group> groups) implements Outcome {
        /** {@code name}: which group of it a unit works in, and as what. */
        public record Group(Workgroup name, String unit, Seat role) {}

        /** Who leads a group, and who works in it. */
        public enum Seat {
            LEAD,
            MEMBER
        }
    }

    record Convene(Text question, List<Invited> units, Mode mode, Instant closesAt) implements Outcome {
        public record Invited(String unit, boolean required) {}

        public enum Mode {
            SITE,
            VIDEO,
            PHONE,
            WRITTEN
        }
    }

    /** An opinion in a consultation; {@code none} = the unit has none to give. */
    record Opinion(
            boolean none,
            @Nullable Text facts,
            @Nullable Text risk,
            @Nullable Text measures,
            @Nullable Text proposal) implements Outcome {}

    record Resolve(
            List<String> present,
            List<String> silent,
            @Nullable Text dissent,
            @Nullable Level level,
            @Nullable String lead,
            Text text)
            implements Outcome {}

    record Plan(
            Text aim,
            Text measures,
            List<Instant> releases,
            List<Task> tasks,
            @Nullable Text risks,
            @Nullable Text endCondition,
            @Nullable Instant closeBy,
            String hash)
            implements Outcome {}

    record Task(
            String unit,
            TaskKind kind,
            Line line,
            @Nullable Instant due,
            @Nullable Text text) {}

    /** What a task or directive brought. */
    record Done(Text result, @Nullable Text remaining) implements Outcome {}

    record Decide(
            Course decision,
            Text organ,
            Text rank,
            @Nullable Text reference,
            Text channel,
            @Nullable Level level,
            @Nullable String lead,
            List<Task> directives)
            implements Outcome {
        /** What the committee chose. */
        public enum Course {
            START,
            START_WITHOUT_TASKFORCE,
            OTHER_INSTRUCTIONS,
            DECLINE,
            END
        }
    }

    record Feedback(
            Effect effect,
            @Nullable Text ground,
            @Nullable Text promisesOpen,
            @Nullable Text problems) implements Outcome {
        public enum Effect {
            CALM,
            QUESTIONS,
            RISING
        }
    }

    /** {@code redo} names the step that must be done again; {@code null} = accepted. */
    record Accept(@Nullable StepId redo, @Nullable Text reason) implements Outcome {}

    record Summary(Text text, @Nullable StepId redo) implements Outcome {}

    record Review(boolean limitsKept, boolean gradeRight, Text text, List<Notice> notices) implements Outcome {
        /** 整改通知书. */
        public record Notice(String unit, Text demand, Instant due) {}
    }

    /** The answer to a request. */
    record Answer(
            boolean granted,
            @Nullable String lead,
            @Nullable Text reason) implements Outcome {}

    /** 补签. */
    record Ratify(boolean signed, @Nullable Text reason) implements Outcome {}

    /** The unit's own word on what was recorded for it; {@code correction} where a 签收 was not as recorded. */
    record Affirm(boolean asRecorded, @Nullable Text correction) implements Outcome {}

    /** The outcome that settles a step of this kind. */
    static Class<? extends Outcome> of(StepKind kind) {
        return switch (kind) {
            case CALL -> Call.class;
            case GRADE -> Grade.class;
            case REPORT -> Report.class;
            case VERIFY -> Verify.class;
            case HANDLE -> Handle.class;
            case MEASURE -> Measure.class;
            case REPLY -> Reply.class;
            case DRAFT -> Draft.class;
            case COUNTERSIGN -> Countersign.class;
            case APPROVE -> Approve.class;
            case PUBLISH -> Publish.class;
            case BRIEFING -> Briefing.class;
            case PRESS -> Press.class;
            case TEAM -> Team.class;
            case CONVENE -> Convene.class;
            case OPINION -> Opinion.class;
            case RESOLVE -> Resolve.class;
            case PLAN -> Plan.class;
            case TASK, DIRECTIVE -> Done.class;
            case DECIDE -> Decide.class;
            case FEEDBACK -> Feedback.class;
            case ACCEPT -> Accept.class;
            case SUMMARY -> Summary.class;
            case REVIEW -> Review.class;
            case ANSWER_RETURN, ANSWER_EXTENSION -> Answer.class;
            case RATIFY -> Ratify.class;
            case AFFIRM -> Affirm.class;
        };
    }
}
