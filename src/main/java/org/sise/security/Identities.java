package org.sise.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sise.core.incident.Actor;
import org.sise.directory.Directory;
import org.sise.directory.WireNames;

/** Every way of logging in ends here: the directory says who a person is and what the person may be now. */
@ApplicationScoped
public class Identities {
    private final Directory directory;
    private final InstantSource clock;

    Identities(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** @throws AuthenticationFailedException if the directory does not know the person, or no longer */
    SecurityIdentity of(String person) {
        return builder(person).build();
    }

    /** @throws AuthenticationFailedException if the directory does not know the person, or no longer */
    SecurityIdentity of(SessionPrincipal session) {
        return builder(session.person()).setPrincipal(session).build();
    }

    QuarkusSecurityIdentity.Builder builder(String person) {
        Actor actor = directory
                .actor(person, clock.instant())
                .orElseThrow(
                        () -> new AuthenticationFailedException("the directory has no active person of this name"));
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(actor.person()))
                .addRoles(Stream.concat(actor.roles().stream(), actor.deputising().stream())
                        .map(WireNames::of)
                        .collect(Collectors.toSet()));
    }
}
