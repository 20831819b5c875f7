package org.sise.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Walks;

/** A history that is written as the service does it, a few entries at a time: append, then project. */
final class LiveIncident {
    final UUID id = UUID.randomUUID();
    private final RowsDatabase database;
    private Incident incident = Incident.NONE;
    private String hash = Chain.START;

    LiveIncident(RowsDatabase database) {
        this.database = database;
    }

    /** @param atOnce entries per command */
    LiveIncident live(String number, String title, String summary, List<Event> history, int atOnce) {
        Texts texts = new Texts();
        List<Event> events = new ArrayList<>(history);
        Event.Reported report = (Event.Reported) events.getFirst();
        events.set(0, Walks.with(report, number, texts.keep(title), texts.keep(summary)));
        for (int from = 0; from < events.size(); from += atOnce) {
            write(events.subList(from, Math.min(from + atOnce, events.size())), report.at(), texts);
        }
        return this;
    }

    private void write(List<Event> events, Instant at, Texts texts) {
        Incident before = incident;
        Chain chain = new Chain(new Chain.Author(id, at, Actor.MACHINE), before.version(), hash);
        for (Event event : events) {
            incident = incident.evolve(event);
            chain.add(event, Walks.audience(incident, event));
        }
        hash = chain.entries().getLast().hash();
        new EventLog(database.source).append(chain.entries(), texts);
        Projector.Change change = new Projector.Change(id, before, incident, chain.entries());
        new Projector(database.source).project(List.of(change), texts);
    }

    Incident incident() {
        return incident;
    }
}
