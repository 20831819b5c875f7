package org.sise.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;

/** Commands and outcomes as a scenario says them, with texts where the rules look only at whether there is one. */
final class Words {
    static final Text TEXT = new Text("0".repeat(64), 12);

    private Words() {}

    static Command.Report report(Scenario scenario, String area, @Nullable String responsible, Situation situation) {
        return report(
                new Times(scenario.now(), scenario.now(), scenario.now()), Theme.OTHER, area, responsible, situation);
    }

    static Command.Report report(
            Times times, Theme theme, String area, @Nullable String responsible, Situation situation) {
        return new Command.Report(
                "YQ-2026-000001",
                "real",
                theme,
                area,
                new Source(Source.Kind.DUTY, null),
                TEXT,
                TEXT,
                null,
                responsible,
                times,
                situation,
                null,
                null,
                List.of(),
                false);
    }

    /** The same by the clock of a drill. */
    static Command.Report inADrill(Command.Report report) {
        return new Command.Report(
                "YL-2026-000001",
                "yl-2026-001",
                report.theme(),
                report.areaCode(),
                report.source(),
                report.title(),
                report.summary(),
                report.url(),
                report.responsible(),
                report.times(),
                report.situation(),
                report.dedupKey(),
                report.recurrenceOf(),
                report.dropped(),
                report.restricted());
    }

    static Outcome.Grade confirm(@Nullable String lead, String... assisting) {
        return new Outcome.Grade(
                Outcome.Grade.Verdict.CONFIRM, null, null, null, lead, List.of(assisting), List.of(), null, null);
    }

    static Outcome.Grade change(Level level, String lead) {
        return new Outcome.Grade(
                Outcome.Grade.Verdict.CHANGE, level, null, TEXT, lead, List.of(), List.of(), null, null);
    }

    static Outcome.Verify verify(Outcome.Verify.Finding finding) {
        return new Outcome.Verify(finding, TEXT, null, null, null);
    }

    static Outcome.Reply publicReply(Instant at) {
        return publicReply(at, "jx-sfj-principal");
    }

    static Outcome.Reply publicReply(Instant at, String signer) {
        return new Outcome.Reply(Outcome.Reply.Mode.PUBLIC, TEXT, at, TEXT, null, signer);
    }

    static Outcome.Feedback calm() {
        return new Outcome.Feedback(Outcome.Feedback.Effect.CALM, null, null, null);
    }

    static Outcome.Summary summary() {
        return new Outcome.Summary(TEXT, null);
    }

    static Outcome.Handle handled() {
        return new Outcome.Handle(TEXT, null, true, null);
    }

    static Outcome.Accept accepted() {
        return new Outcome.Accept(null, null);
    }

    static Outcome.Accept redo(String step) {
        return new Outcome.Accept(StepId.of(step), TEXT);
    }

    static Outcome.Report sent(String... to) {
        return new Outcome.Report(List.of(to), TEXT, false, false);
    }

    static Outcome.Report noChange() {
        return new Outcome.Report(List.of(), null, true, false);
    }

    static Outcome.Call told(Step.Call... calls) {
        return new Outcome.Call(List.of(calls), true);
    }

    static String hash(int version) {
        return String.format("%064d", version);
    }

    static Outcome.Draft draft(int version, @Nullable Instant next, String... factsOf) {
        return new Outcome.Draft(
                Outcome.Draft.Kind.FACTS, TEXT, TEXT, null, null, next, "gaj", Set.of(factsOf), hash(version));
    }

    static Outcome.Draft draftWithCause(int version) {
        return new Outcome.Draft(
                Outcome.Draft.Kind.RESULT, TEXT, TEXT, null, TEXT, null, "gaj", Set.of(), hash(version));
    }

    static Outcome.Approve approve(int version) {
        return new Outcome.Approve(hash(version), Outcome.Approve.Ruling.APPROVE, Set.of(), null, null);
    }

    static Outcome.Approve reject(int version) {
        return new Outcome.Approve(
                hash(version), Outcome.Approve.Ruling.REJECT, Set.of(Outcome.Approve.Check.FACTS), null, TEXT);
    }

    static Outcome.Publish publish(int version, String outlet, Instant at) {
        return new Outcome.Publish(hash(version), outlet, TEXT, at);
    }
}
