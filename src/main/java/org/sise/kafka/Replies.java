package org.sise.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sise.app.Result;
import org.sise.config.Clocks;
import org.sise.contract.Action;
import org.sise.contract.Desk;
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

    private final Desk desk;
    private final Speaking speaking;

    Replies(Desk desk, Speaking speaking) {
        this.desk = desk;
        this.speaking = speaking;
    }

    /** Does what it says, once, whenever it comes; a fault of the database is thrown on, to be tried again. */
    @ActivateRequestContext
    Answer.Told answer(String unit, CloudEvent event) {
        String clock = Clocks.REAL;
        try {
            clock = clock(event.subject());
            if (!speaking.as(event.actor(), person -> person.unit().equals(unit) && !person.isMachine())) {
                throw new Refused(ProblemType.UNKNOWN_PERSON, "ce_actor is nobody of " + unit + " in the directory");
            }
            Reply reply = Reply.of(unit, event);
            Seen seen = desk.see(incident(event.subject()));
            checkOwn(reply, seen, unit);
            return new Answer.Told(taken(reply, seen, event), clock);
        } catch (Refused refused) {
            return new Answer.Told(Answer.refused(event, refused.problem()), clock);
        } catch (RuntimeException fault) {
            if (Outage.behind(fault).isPresent()) {
                throw fault;
            }
            LOG.errorf(fault, "reply=failed unit=%s type=%s", unit, event.type());
            Refused ours = new Refused(ProblemType.INTERNAL_ERROR, "the fault is in our log");
            return new Answer.Told(Answer.refused(event, ours.problem()), clock);
        }
    }

    private Answer taken(Reply reply, Seen seen, CloudEvent event) {
        Result result = desk.command(seen, reply.target(), Action.of(reply.verb()), reply.asked())
                .result();
        return new Answer.Taken(
                event.id(),
                event.source(),
                event.type(),
                result.id(),
                result.incident().report().number(),
                result.number(),
                result.replayed());
    }

    /** Asked before anything can be refused: not even that is told on a real topic of what is a drill's. */
    private String clock(@Nullable String subject) {
        try {
            return desk.clock(UUID.fromString(String.valueOf(subject)));
        } catch (IllegalArgumentException none) {
            return Clocks.REAL;
        }
    }

    private static UUID incident(@Nullable String subject) {
        try {
            return UUID.fromString(String.valueOf(subject));
        } catch (IllegalArgumentException none) {
            throw new Refused(ProblemType.INVALID_REQUEST, "ce_subject is the id of an incident");
        }
    }

    private static void checkOwn(Reply reply, Seen seen, String unit) {
        if (!Reply.isOfStep(reply.verb())) {
            return;
        }
        Step step = seen.step(reply.target());
        if (!step.id().unit().equals(unit)) {
            throw new Refused(seen.forbidden(reply.target() + " is a step of another unit"));
        }
        if (reply.verb() == Verb.SETTLE && !step.kind().isSettledByMessage()) {
            throw new Refused(seen.forbidden(reply.target() + " is for a person to settle, at the console or by REST"));
        }
    }
}
