package org.sise.security;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.sise.core.incident.Actor;
import org.sise.directory.Directory;

/** Who makes the present request. */
@RequestScoped
public class CurrentActor {
    private final SecurityIdentity identity;
    private final Directory directory;
    private final InstantSource clock;

    CurrentActor(SecurityIdentity identity, Directory directory, InstantSource clock) {
        this.identity = identity;
        this.directory = directory;
        this.clock = clock;
    }

    /** With the delegations in force by this replica's clock: for reading, not for deciding. */
    public Actor actor() {
        return actor(clock.instant());
    }

    /**
     * With the delegations in force at {@code now}, the time of a decision.
     *
     * @throws UnauthorizedException if nobody is logged in
     */
    public Actor actor(Instant now) {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException("nobody is logged in");
        }
        return directory
                .actor(SessionPrincipal.person(identity.getPrincipal()), now)
                .orElseThrow(() -> new UnauthorizedException("the directory no longer has this person"));
    }
}
