package org.sise.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.sise.app.Receipt;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.contract.Desk;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.core.incident.Actor;
import org.sise.security.Speaking;
import org.sise.store.Outage;

/** Reports of monitoring systems: {@code actor} is a machine of the directory, the body is what REST is asked with. */
@ApplicationScoped
class Intakes {
    static final String TYPE = "org.sise.intake.report.v1";

    private static final Logger LOG = Logger.getLogger(Intakes.class);

    private final Desk desk;
    private final Speaking speaking;

    Intakes(Desk desk, Speaking speaking) {
        this.desk = desk;
        this.speaking = speaking;
    }

    /**
     * Opens an incident, or adds to the one that the matter has.
     *
     * @throws Refused as REST refuses it
     */
    @ActivateRequestContext
    void take(CloudEvent event) {
        try {
            report(event);
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException fault) {
            if (Outage.behind(fault).isPresent()) {
                throw fault;
            }
            LOG.errorf(fault, "intake=failed type=%s", event.type());
            throw new Refused(ProblemType.INTERNAL_ERROR, "the fault is in our log");
        }
    }

    private void report(CloudEvent event) {
        if (!speaking.as(event.actor(), Actor::isMachine)) {
            throw new Refused(ProblemType.UNKNOWN_PERSON, "ce_actor is no machine of the directory");
        }
        if (!event.type().equals(TYPE)) {
            throw new Refused(ProblemType.INVALID_REQUEST, "ce_type is not " + TYPE);
        }
        Body body = Body.of(event.data(), Binding.MAPPER);
        Receipt receipt = new Receipt(
                "kafka:intake:" + event.source(), event.id(), body.fingerprint(event.type(), event.actor()));
        Desk.Done done = desk.report(new Desk.Asked(body, Optional.of(receipt)));
        if (!done.dropped().isEmpty()) {
            LOG.infof(
                    "intake=author_fields_dropped incident=%s fields=%s",
                    done.result().id(), done.dropped());
        }
    }
}
