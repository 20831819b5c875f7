package org.sise.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.sise.app.Receipt;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.contract.Desk;
import org.sise.contract.Faults;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.contract.Report;
import org.sise.core.incident.Actor;
import org.sise.security.Speaking;
import org.sise.store.Texts;

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

    /**
     * By which the reports of one matter are told from others; empty for one that has none.
     *
     * @throws Refused if it would be refused for its form: what is folded into another is not lost unseen
     */
    static Optional<String> matter(CloudEvent event) {
        Body body = Body.of(event.data(), Binding.MAPPER);
        body.dropAuthorFields();
        Report report = new Binding(new Texts(), new Faults()).read(body.json(), Report.class);
        return Optional.ofNullable(report.dedupKey())
                .map(key -> event.actor() + " " + report.source().kind() + " " + report.restricted() + " " + key);
    }
}
