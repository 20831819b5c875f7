package org.sise.security;

import com.github.benmanes.caffeine.cache.Cache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.directory.SessionRow;
import org.sise.store.Outage;

/**
 * Log-ins by form. A cookie is valid for hours whoever has a copy of it; the session that it names ends when the person logs
 * out, gets another password or is no longer active.
 */
@ApplicationScoped
public class Sessions {
    // How long a replica may not notice that a session was ended elsewhere.
    private static final Duration TRUSTED = Duration.ofSeconds(5);
    // Longer than any cookie is valid that was not used meanwhile.
    private static final int FORGOTTEN_DAYS = 3;

    private final InstantSource clock;
    private final Cache<UUID, String> known;

    Sessions(InstantSource clock) {
        this.clock = clock;
        this.known = Memory.of(clock, TRUSTED, 10_000);
    }

    /** A new one; those that nobody used for days are forgotten with it. */
    SessionPrincipal begin(String person) {
        SessionRow row = new SessionRow();
        row.id = UUID.randomUUID();
        row.person = person;
        row.seen = today();
        QuarkusTransaction.requiringNew().run(() -> {
            SessionRow.delete("seen < ?1", row.seen.minusDays(FORGOTTEN_DAYS));
            row.persist();
        });
        return new SessionPrincipal(person, row.id);
    }

    /** Whether this replica knows, without asking, that the session goes on; never blocks. */
    boolean isRemembered(SessionPrincipal session) {
        return session.person().equals(known.getIfPresent(session.session()));
    }

    /**
     * Asks the database whether the session goes on. While it is away every session does: without it nothing is read or done.
     *
     * @throws AuthenticationFailedException if it has ended
     */
    void check(SessionPrincipal session) {
        if (!goesOn(session)) {
            throw new AuthenticationFailedException("the session has ended");
        }
        known.put(session.session(), session.person());
    }

    private boolean goesOn(SessionPrincipal session) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> use(session));
        } catch (RuntimeException fault) {
            if (Outage.behind(fault).isPresent()) {
                return true;
            }
            throw fault;
        }
    }

    private boolean use(SessionPrincipal session) {
        @Nullable SessionRow row = SessionRow.findById(session.session());
        if (row == null || !row.person.equals(session.person())) {
            return false;
        }
        row.seen = today();
        return true;
    }

    /** Log-out: here at once, in other replicas within seconds; what did not come by a session has none to end. */
    public void end(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof SessionPrincipal session) {
            QuarkusTransaction.requiringNew().run(() -> SessionRow.deleteById(session.session()));
            known.invalidate(session.session());
        }
    }

    /** This replica asks the database again about the person's sessions. */
    void forget(String person) {
        known.asMap().values().removeIf(person::equals);
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
