package org.sise.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.sise.app.Receipt;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.contract.Desk;
import org.sise.contract.Fault;
import org.sise.contract.FieldError;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.core.incident.Verb;

/**
 * What a department asks by message.
 *
 * @param target the step that it is about; empty for the incident as a whole
 */
record Reply(Verb verb, String target, Desk.Asked asked) {
    /** By {@code ce_type}. */
    static final Map<String, Verb> VERBS = Map.of(
            "org.sise.reply.acknowledge.v1", Verb.ACKNOWLEDGE,
            "org.sise.reply.settle.v1", Verb.SETTLE,
            "org.sise.reply.return.v1", Verb.RETURN,
            "org.sise.reply.extension.v1", Verb.EXTEND,
            "org.sise.reply.note.v1", Verb.NOTE);

    static Reply of(String unit, CloudEvent event) {
        Verb verb = Optional.ofNullable(VERBS.get(event.type()))
                .orElseThrow(() -> new Refused(
                        ProblemType.INVALID_REQUEST,
                        "ce_type is none of " + VERBS.keySet().stream().sorted().toList()));
        Body body = Body.of(event.data(), Binding.MAPPER);
        String fingerprint = body.fingerprint(event.type(), event.subject() + " " + event.actor());
        Receipt receipt = new Receipt("kafka:" + unit + ":" + event.source(), event.id(), fingerprint);
        String target = isOfStep(verb) ? step(body) : "";
        return new Reply(verb, target, new Desk.Asked(body, Optional.of(receipt)));
    }

    static boolean isOfStep(Verb verb) {
        return verb != Verb.NOTE;
    }

    /** Takes it out: what is left is what REST is asked with. */
    private static String step(Body body) {
        JsonNode step = body.json().remove("step");
        if (step == null || !step.isTextual()) {
            throw Refused.of(ProblemType.INVALID_REQUEST, FieldError.of("step", Fault.REQUIRED));
        }
        return step.asText();
    }
}
