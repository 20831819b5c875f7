package org.sise.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sise.app.Receipt;
import org.sise.contract.Action;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.contract.Desk;
import org.sise.contract.Fault;
import org.sise.contract.FieldError;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.contract.Seen;
import org.sise.core.incident.Step;
import org.sise.core.incident.Verb;
import org.sise.security.Speaking;
import org.sise.store.Outage;

/**
 * What a department says by message: the topic says which unit speaks, {@code actor} who. The same rules as by REST apply;
 * what decides, approves or publishes is a person's at the console or by REST.
 */
@ApplicationScoped
class Replies {
    private static final Logger LOG = Logger.getLogger(Replies.class);
    private static final Map<String, Verb> VERBS = Map.of(
            "org.sise.reply.acknowledge.v1", Verb.ACKNOWLEDGE,
            "org.sise.reply.settle.v1", Verb.SETTLE,
            "org.sise.reply.return.v1", Verb.RETURN,
            "org.sise.reply.extension.v1", Verb.EXTEND,
            "org.sise.reply.note.v1", Verb.NOTE);
    private final Desk desk;
    private final Speaking speaking;

    Replies(Desk desk, Speaking speaking) {
        this.desk = desk;
        this.speaking = speaking;
    }

    /** Does what it says, once, whenever it comes; a fault of the database is thrown on, to be tried again. */
    @ActivateRequestContext
    Answer answer(String unit, CloudEvent event) {
        try {
            if (!speaking.as(event.actor(), person -> person.unit().equals(unit) && !person.isMachine())) {
                throw new Refused(ProblemType.UNKNOWN_PERSON, "ce_actor is nobody of " + unit + " in the directory");
            }
            return taken(unit, event);
        } catch (Refused refused) {
            return Answer.refused(event, refused.problem());
        } catch (RuntimeException fault) {
            if (Outage.behind(fault).isPresent()) {
                throw fault;
            }
            LOG.errorf(fault, "reply=failed unit=%s type=%s", unit, event.type());
            return Answer.refused(event, new Refused(ProblemType.INTERNAL_ERROR, "the fault is in our log").problem());
        }
    }

    private Answer taken(String unit, CloudEvent event) {
        Verb verb = Optional.ofNullable(VERBS.get(event.type()))
                .orElseThrow(() -> new Refused(
                        ProblemType.INVALID_REQUEST,
                        "ce_type is none of " + VERBS.keySet().stream().sorted().toList()));
        Body body = Body.of(event.data(), Binding.MAPPER);
        String fingerprint = body.fingerprint(event.type(), event.subject() + " " + event.actor());
        Receipt receipt = new Receipt("kafka:" + unit + ":" + event.source(), event.id(), fingerprint);
        String target = verb == Verb.NOTE ? "" : target(body);
        Seen seen = desk.see(incident(event.subject()));
        checkOwn(verb, target, seen, unit);
        Desk.Done done = desk.command(seen, target, Action.of(verb), new Desk.Asked(body, Optional.of(receipt)));
        return new Answer(
                event.id(),
                event.source(),
                event.type(),
                done.result().id(),
                done.result().incident().report().number(),
                done.result().number(),
                done.result().replayed(),
                null);
    }

    /** Takes the step out: what is left is what REST is asked with. */
    private static String target(Body body) {
        JsonNode step = body.json().remove("step");
        if (step == null || !step.isTextual()) {
            throw Refused.of(ProblemType.INVALID_REQUEST, FieldError.of("step", Fault.REQUIRED));
        }
        return step.asText();
    }

    private static UUID incident(@Nullable String subject) {
        try {
            return UUID.fromString(String.valueOf(subject));
        } catch (IllegalArgumentException none) {
            throw new Refused(ProblemType.INVALID_REQUEST, "ce_subject is the id of an incident");
        }
    }

    private static void checkOwn(Verb verb, String target, Seen seen, String unit) {
        if (verb == Verb.NOTE) {
            return;
        }
        Step step = seen.step(target);
        if (!step.id().unit().equals(unit)) {
            throw new Refused(seen.forbidden(target + " is a step of another unit"));
        }
        if (verb == Verb.SETTLE && !step.kind().isSettledByMessage()) {
            throw new Refused(seen.forbidden(target + " is for a person to settle, at the console or by REST"));
        }
    }
}
