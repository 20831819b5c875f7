package org.sise.core.incident;

import java.util.List;

/** The states of a step and its transitions, as they are drawn; the coverage test holds them against what scenarios visit. */
final class StepStates {
    static final List<String> TRANSITIONS = List.of(
            "[*] --> open : StepOpened",
            "open --> settled : StepSettled",
            "open --> lapsed : StepLapsed",
            "open --> held : StepHeld",
            "open --> held : CarriedOver",
            "open --> cancelled : StepCancelled",
            "open --> waived : StepWaived",
            "lapsed --> settled : StepSettled",
            "lapsed --> cancelled : StepCancelled",
            "lapsed --> waived : StepWaived",
            "held --> settled : StepSettled",
            "held --> cancelled : StepCancelled");

    private StepStates() {}

    static String name(Step step) {
        return switch (step.state()) {
            case OPEN -> step.held() ? "held" : step.lapsed() ? "lapsed" : "open";
            case SETTLED -> "settled";
            case CANCELLED -> "cancelled";
            case WAIVED -> "waived";
        };
    }
}
