package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Context;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Rejected;
import org.sise.store.Texts;

/** The one writer; the branch log brings it. */
@ApplicationScoped
public class Incidents {
    public Result report(Reporting reporting) throws Rejected {
        throw new UnsupportedOperationException("branch log");
    }

    public Result command(UUID incident, Command command, Actor actor, Texts texts, Optional<Receipt> receipt)
            throws Rejected {
        throw new UnsupportedOperationException("branch log");
    }

    public Incident state(UUID incident) {
        throw new UnknownIncident(incident);
    }

    public Context context(Incident incident, Actor actor) {
        throw new UnsupportedOperationException("branch log");
    }
}
