package org.sise.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Command;
import org.sise.core.incident.Command.Behalf;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Step;
import org.sise.core.incident.Text;
import org.sise.core.plan.Role;

/** What can be asked of one step, each with the record in which it is asked. */
public final class StepActions {

    /** 签收; {@code by} where the duty room records it for the unit. */
    public record Acknowledgement(@Nullable Behalf by) {}

    public static final Action ACKNOWLEDGE =
            Action.of(Acknowledgement.class, (place, form) -> new Command.Acknowledge(place.step(), behalf(form.by())));

    /** {@code outcome} has the fields of the step's kind (docs/outcomes). */
    public record Settlement(JsonNode outcome, @Nullable Behalf by) {}

    public static final Action SETTLE = Action.ofStep(Settlement.class, (place, asked, binding) -> {
        Binding.Settlement said = said(place, asked, binding);
        return new Command.Settle(place.step(), said.outcome(), behalf(said.by()));
    });

    public static final Action AMEND = Action.ofStep(Settlement.class, (place, asked, binding) -> {
        Binding.Settlement said = said(place, asked, binding);
        return new Command.Amend(place.step(), said.outcome(), behalf(said.by()));
    });

    private static Binding.Settlement said(Action.Place place, ObjectNode asked, Binding binding) {
        Step step = place.seen().step(place.target());
        if (asked.path("outcome") instanceof ObjectNode fields) {
            Versions.complete(step.kind(), fields);
        }
        return binding.settlement(asked, Outcome.of(step.kind()));
    }

    /** 退回, citing the rule. */
    public record Return(Text rule) {}

    public static final Action RETURN =
            Action.of(Return.class, (place, form) -> new Command.Return(place.step(), form.rule()));

    /** 延期. */
    public record Extension(Instant until, Text reason) {}

    public static final Action EXTEND =
            Action.of(Extension.class, (place, form) -> new Command.Extend(place.step(), form.until(), form.reason()));

    /** 督办. */
    public record Supervision(Text demand) {}

    public static final Action SUPERVISE =
            Action.of(Supervision.class, (place, form) -> new Command.Supervise(place.step(), form.demand()));

    /** Why something is waived or corrected. */
    public record Reasoned(Text reason) {}

    public static final Action WAIVE =
            Action.of(Reasoned.class, (place, form) -> new Command.Waive(place.step(), form.reason()));

    public static final Action CORRECT_STATEMENT =
            Action.of(Reasoned.class, (place, form) -> new Command.CorrectStatement(place.step(), form.reason()));

    /** A call to a person about the step, answered or not. */
    public record Call(Role role, String person, Instant at, boolean answered) {}

    public static final Action CALL = Action.of(
            Call.class,
            (place, form) -> new Command.LogCall(place.step(), form.role(), form.person(), form.at(), form.answered()));

    static Behalf behalf(@Nullable Behalf by) {
        return by == null ? Behalf.SELF : by;
    }

    private StepActions() {}
}
