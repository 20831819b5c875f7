package org.sise.core.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.plan.Line;

/** What a step is about, where its key does not say it. */
public sealed interface Subject {

    /** A request of {@code unit} about its step: 退回. */
    record ReturnAsked(StepId step, String unit, String assigner, Text rule) implements Subject {}

    /** A request of {@code unit} for more time: 延期. */
    record ExtensionAsked(String limit, String unit, Instant until, Text reason) implements Subject {}

    /**
     * What {@code person} is to sign, or deny, after it was recorded for him (补签).
     *
     * @param step of a raise, a lowering or a class, which have none, the verb stands for its key
     * @param left the level that a lowering left
     */
    record ToRatify(StepId step, String person, @Nullable Level left) implements Subject {}

    /** What another unit's duty room recorded for the unit: the outcome of {@code step}, or the 签收 given for it (rule 8). */
    record ToAffirm(StepId step, Recorded recorded) implements Subject {
        public enum Recorded {
            OUTCOME,
            ACKNOWLEDGEMENT
        }
    }

    /** A task of the response plan, or a directive of the task force. */
    record Assignment(
            TaskKind task,
            Line line,
            @Nullable Instant due,
            @Nullable Text text) implements Subject {}

    /** An opinion asked of a unit. */
    record Question(boolean required, Instant closesAt) implements Subject {}

    /** A text that answers an earlier one: a correction of it (更正). */
    record Correction(StepId publication) implements Subject {}

    /** A release that was promised for a time. */
    record Promise(Instant at) implements Subject {}

    /** A further release that nobody promised. */
    record Release(String openedBy) implements Subject {}
}
