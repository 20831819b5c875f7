package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Ground;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Text;
import org.sise.store.Contents;
import org.sise.store.Texts;

/**
 * Withdraws typed texts for good. The entry that names them comes first and hides them at once; their bodies and salts are
 * then deleted by the role {@code sise_purge} (deploy/database/purge.sql), which finds what is left by that entry.
 */
@ApplicationScoped
public class Purges {
    private final Incidents incidents;
    private final Contents contents;

    Purges(Incidents incidents, Contents contents) {
        this.incidents = incidents;
        this.contents = contents;
    }

    /** What is asked; {@code names}: each {@code number/field}, none = every text of the incident but why others were withdrawn. */
    public record Wish(UUID incident, List<String> names, Text reason) {}

    /**
     * Answers the names of what is withdrawn now.
     *
     * @throws UnknownIncident if there is no such incident
     */
    public List<String> purge(Wish wish, Actor actor, Texts texts) throws Rejected {
        incidents.state(wish.incident());
        List<String> names = names(wish);
        incidents.command(wish.incident(), new Command.Purge(names, wish.reason()), actor, texts, Optional.empty());
        return names;
    }

    private List<String> names(Wish wish) throws Rejected {
        List<String> there = contents.names(wish.incident());
        List<String> asked = wish.names().isEmpty()
                ? contents.namesWithoutReasons(wish.incident())
                : List.copyOf(new TreeSet<>(wish.names()));
        for (String name : asked) {
            if (!there.contains(name)) {
                throw new Rejected(Ground.NO_TEXT_LEFT, name);
            }
        }
        if (asked.isEmpty()) {
            throw new Rejected(Ground.ALL_PURGED);
        }
        return asked;
    }
}
