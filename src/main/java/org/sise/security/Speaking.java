package org.sise.security;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.sise.core.incident.Actor;
import org.sise.directory.Directory;

/** Lets a message be worked on as if who it names had logged in. Whether he may speak there is for the topic's edge to say. */
@ApplicationScoped
public class Speaking {
    private final Directory directory;
    private final InstantSource clock;
    private final Identities identities;
    private final CurrentIdentityAssociation present;

    Speaking(Directory directory, InstantSource clock, Identities identities, CurrentIdentityAssociation present) {
        this.directory = directory;
        this.clock = clock;
        this.identities = identities;
        this.present = present;
    }

    /** For the present request; false, and nobody speaks, if the directory has no such person, or he may not. */
    public boolean as(String person, Predicate<Actor> allowed) {
        Optional<Actor> actor = directory.actor(person, clock.instant()).filter(allowed);
        actor.ifPresent(found -> present.setIdentity(identities.of(found.person())));
        return actor.isPresent();
    }
}
