package org.sise.contract;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sise.contract.IncidentView.LinkView;
import org.sise.core.incident.Event.Linked.Relation;
import org.sise.core.incident.Incident;
import org.sise.store.IncidentItem;
import org.sise.store.Queries;
import org.sise.store.Viewer;

/** The other incidents that one is tied to, as far as the reader may see them. */
@ApplicationScoped
class Ties {
    private static final String MERGED = "merged";

    private final Queries queries;

    Ties(Queries queries) {
        this.queries = queries;
    }

    List<LinkView> of(Seen seen, Viewer viewer) {
        Map<String, String> relations = relations(seen);
        return relations.isEmpty()
                ? List.of()
                : queries.numbered(viewer, relations.keySet()).stream()
                        .map(item -> link(item, relations.get(item.number())))
                        .toList();
    }

    private static LinkView link(IncidentItem item, String relation) {
        return new LinkView(
                item.id(), item.number(), relation, Wire.of(item.level()), Wire.of(item.phase()), item.title());
    }

    /** Ties are the commissions' own; where a duplicate's matter went, whoever sees that one may know. */
    private static Map<String, String> relations(Seen seen) {
        Incident incident = seen.incident();
        boolean all = seen.sight().ofSource();
        Map<String, String> relations = new LinkedHashMap<>();
        String earlier = incident.report().recurrenceOf();
        if (all && earlier != null) {
            relations.put(earlier, Wire.of(Relation.RECURRENCE));
        }
        incident.links().stream()
                .filter(link -> all || link.relation() == Relation.DUPLICATE && incident.isOver())
                .forEach(link -> relations.put(link.incident(), Wire.of(link.relation())));
        if (all) {
            incident.merged().forEach(merged -> relations.put(merged.incident(), MERGED));
        }
        return relations;
    }
}
