package org.sise.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Subject;

/** What the core's sealed types are called in JSON: a name once written is never changed, whatever the class is called. */
final class JsonNames {
    private JsonNames() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @Type(value = Outcome.Call.class, name = "call"),
        @Type(value = Outcome.Grade.class, name = "grade"),
        @Type(value = Outcome.Report.class, name = "report"),
        @Type(value = Outcome.Verify.class, name = "verify"),
        @Type(value = Outcome.Handle.class, name = "handle"),
        @Type(value = Outcome.Measure.class, name = "measure"),
        @Type(value = Outcome.Reply.class, name = "reply"),
        @Type(value = Outcome.Draft.class, name = "draft"),
        @Type(value = Outcome.Countersign.class, name = "countersign"),
        @Type(value = Outcome.Approve.class, name = "approve"),
        @Type(value = Outcome.Publish.class, name = "publish"),
        @Type(value = Outcome.Briefing.class, name = "briefing"),
        @Type(value = Outcome.Press.class, name = "press"),
        @Type(value = Outcome.Team.class, name = "team"),
        @Type(value = Outcome.Convene.class, name = "convene"),
        @Type(value = Outcome.Opinion.class, name = "opinion"),
        @Type(value = Outcome.Resolve.class, name = "resolve"),
        @Type(value = Outcome.Plan.class, name = "plan"),
        @Type(value = Outcome.Done.class, name = "done"),
        @Type(value = Outcome.Decide.class, name = "decide"),
        @Type(value = Outcome.Feedback.class, name = "feedback"),
        @Type(value = Outcome.Accept.class, name = "accept"),
        @Type(value = Outcome.Summary.class, name = "summary"),
        @Type(value = Outcome.Review.class, name = "review"),
        @Type(value = Outcome.Answer.class, name = "answer"),
        @Type(value = Outcome.Ratify.class, name = "ratify"),
        @Type(value = Outcome.Affirm.class, name = "affirm")
    })
    interface OfOutcome {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @Type(value = Subject.ReturnAsked.class, name = "return_asked"),
        @Type(value = Subject.ExtensionAsked.class, name = "extension_asked"),
        @Type(value = Subject.ToRatify.class, name = "to_ratify"),
        @Type(value = Subject.Assignment.class, name = "assignment"),
        @Type(value = Subject.Question.class, name = "question"),
        @Type(value = Subject.Correction.class, name = "correction"),
        @Type(value = Subject.Promise.class, name = "promise"),
        @Type(value = Subject.ToAffirm.class, name = "to_affirm"),
        @Type(value = Subject.Release.class, name = "release")
    })
    interface OfSubject {}

    abstract static class OfStepId {
        @JsonCreator
        static StepId of(String text) {
            return StepId.of(text);
        }

        @Override
        @JsonValue
        public abstract String toString();
    }
}
