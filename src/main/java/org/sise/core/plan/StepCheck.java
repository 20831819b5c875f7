package org.sise.core.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.PlanCheck.Findings;

/** Each step by itself: what it is of, with whom it is sent, and who may do it. */
final class StepCheck {
    private final Flow flow;
    private final Findings findings;

    private StepCheck(Flow flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    static void check(Flow flow, Findings findings) {
        StepCheck check = new StepCheck(flow, findings);
        flow.steps().forEach(check::step);
    }

    private void step(StepSpec step) {
        findings.addIf(
                step.kind().isRequest(),
                step.key(),
                "steps of kind " + step.kind() + " are opened by the machine only");
        findings.addIf(!acts(step.role()), step.key(), "role " + step.role() + " settles no step");
        version(step);
        together(step);
        if (step.rhythm() != null) {
            findings.addIf(step.kind() != StepKind.REPORT, step.key(), "only a report comes again and again");
        }
        if (step.kind() == StepKind.APPROVE) {
            fourEyes(step);
        }
    }

    private static boolean acts(Role role) {
        return switch (role) {
            case AUDITOR, ADMINISTRATOR, MACHINE -> false;
            case DUTY_OFFICER, HANDLER, SPOKESPERSON, COORDINATOR, DUTY_LEADER, DEPUTY_LEADER, PRINCIPAL_LEADER -> true;
        };
    }

    private void version(StepSpec step) {
        boolean needed = step.kind() == StepKind.APPROVE
                || step.kind() == StepKind.COUNTERSIGN
                || step.kind() == StepKind.PUBLISH;
        String of = step.of();
        if (of == null) {
            findings.addIf(needed, step.key(), "'of' is missing: which draft or plan is it about?");
            return;
        }
        findings.addIf(!needed, step.key(), "'of' is for approve, countersign and publish");
        findings.addIf(
                !suits(step.kind(), kindOf(of)), step.key(), "'of: " + of + "' names no version that it can be of");
        findings.addIf(!flow.before(step.key()).contains(of), step.key(), "opens before '" + of + "', which it is of");
    }

    private static boolean suits(StepKind kind, @Nullable StepKind of) {
        return of == StepKind.DRAFT || (of == StepKind.PLAN && kind == StepKind.APPROVE);
    }

    private @Nullable StepKind kindOf(String key) {
        return flow.step(key).map(StepSpec::kind).orElse(null);
    }

    private void together(StepSpec step) {
        Optional.ofNullable(step.with()).flatMap(flow::step).ifPresent(other -> {
            boolean same = other.parties().getFirst() == step.parties().getFirst()
                    && other.role() == step.role()
                    && other.after().equals(step.after());
            findings.addIf(
                    !same || other == step,
                    step.key(),
                    "one form with '" + other.key() + "' needs the same party, role and 'after'");
        });
    }

    /** Persons are compared when it happens; here only that the plan leaves room for two. */
    private void fourEyes(StepSpec approve) {
        Optional.ofNullable(approve.of()).flatMap(flow::step).ifPresent(written -> {
            boolean same = approve.parties().equals(written.parties()) && approve.role() == written.role();
            findings.addIf(
                    same,
                    approve.key(),
                    "party and role are those of '" + written.key() + "': nobody approves his own text");
            findings.addIf(!approve.role().isLeader(), approve.key(), "a leader approves");
        });
    }
}
