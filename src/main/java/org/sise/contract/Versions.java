package org.sise.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Wording;
import org.sise.core.plan.StepKind;

/** Computes what a version's hash is from its words, so that no client has to, and none can claim another. */
public final class Versions {
    private static final String HASH = "hash";

    private Versions() {}

    static void complete(StepKind kind, ObjectNode outcome) {
        switch (kind) {
            case DRAFT ->
                own(
                        outcome,
                        Wording.of(
                                text(outcome, "facts"),
                                text(outcome, "attitude"),
                                text(outcome, "progress"),
                                text(outcome, "cause")));
            case PLAN -> own(outcome, planWords(outcome));
            case PUBLISH -> published(outcome);
            default -> {}
        }
    }

    /** A hash that the client sent stays, to be refused as the unknown field that it is. */
    private static void own(ObjectNode outcome, String words) {
        if (outcome.has(HASH)) {
            outcome.set("hash (computed here)", outcome.remove(HASH));
        }
        outcome.put(HASH, Wording.hash(words));
    }

    /** Who publishes may send the published text in place of the hash: other words are another version. */
    private static void published(ObjectNode outcome) {
        String text = text(outcome, "text");
        if (text != null && !outcome.has(HASH)) {
            outcome.remove("text");
            outcome.put(HASH, Wording.hash(text));
        }
    }

    /** A plan's words, and its tasks and times in a form that does not depend on the order of fields. */
    private static String planWords(ObjectNode outcome) {
        StringBuilder rest = new StringBuilder();
        Body.write(outcome.path("tasks"), rest);
        Body.write(outcome.path("releases"), rest);
        Body.write(outcome.path("closeBy"), rest);
        return Wording.of(
                text(outcome, "aim"),
                text(outcome, "measures"),
                text(outcome, "risks"),
                text(outcome, "endCondition"),
                rest.toString());
    }

    private static @Nullable String text(ObjectNode outcome, String field) {
        JsonNode value = outcome.get(field);
        return value != null && value.isTextual() ? value.textValue() : null;
    }
}
