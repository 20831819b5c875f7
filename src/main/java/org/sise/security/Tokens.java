package org.sise.security;

import com.github.benmanes.caffeine.cache.Cache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sise.core.incident.Sha256;

/** Bearer tokens: 256 random bits, shown once when issued, stored as a hash. */
@ApplicationScoped
public class Tokens {
    /** By this a token is recognised, also by scanners for leaked secrets. */
    static final String PREFIX = "sise_";

    // How long a replica may not notice that another one revoked a token.
    private static final Duration TRUSTED = Duration.ofSeconds(5);

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Cache<String, Known> known;

    /** A token at the only moment at which its secret is known. */
    public record Issued(TokenRow row, String secret) {}

    private record Known(UUID id, String person, Instant expires) {}

    Tokens(InstantSource clock) {
        this.clock = clock;
        this.known = Memory.of(clock, TRUSTED, 10_000);
    }

    /** A new token for a person or machine of the directory. */
    public Issued issue(String person, String label, Duration life) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        TokenRow row = new TokenRow();
        row.id = UUID.randomUUID();
        row.hash = hash(secret);
        row.person = person;
        row.label = label;
        row.created = clock.instant();
        row.expires = row.created.plus(life);
        QuarkusTransaction.requiringNew().run(row::persist);
        return new Issued(row, secret);
    }

    /** All tokens of a person, newest first, the dead ones too. */
    public List<TokenRow> of(String person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> TokenRow.list("person", Sort.descending("created"), person));
    }

    public Optional<TokenRow> find(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> TokenRow.findByIdOptional(id));
    }

    /** Ends a token: here at once, in other replicas within five seconds; a second time changes nothing. */
    public void revoke(UUID id) {
        QuarkusTransaction.requiringNew()
                .run(() -> TokenRow.update("revoked = ?1 where id = ?2 and revoked is null", clock.instant(), id));
        known.asMap().values().removeIf(token -> token.id().equals(id));
    }

    /** Whose token this is, as far as this replica knows without asking; never blocks. */
    Optional<String> remembered(String secret) {
        return Optional.ofNullable(known.getIfPresent(key(secret)))
                .filter(token -> clock.instant().isBefore(token.expires()))
                .map(Known::person);
    }

    /**
     * Whose token this is; asks the database.
     *
     * @throws AuthenticationFailedException if it is unknown, expired or revoked
     */
    String check(String secret) {
        TokenRow row = QuarkusTransaction.requiringNew().call(() -> use(secret));
        known.put(key(secret), new Known(row.id, row.person, row.expires));
        return row.person;
    }

    private TokenRow use(String secret) {
        TokenRow row = TokenRow.<TokenRow>find("hash", (Object) hash(secret))
                .firstResultOptional()
                .filter(found -> found.isValid(clock.instant()))
                .orElseThrow(() -> new AuthenticationFailedException("the token is unknown, expired or revoked"));
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        if (!today.equals(row.lastUsed)) {
            row.lastUsed = today;
        }
        return row;
    }

    private static byte[] hash(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(String secret) {
        return HexFormat.of().formatHex(hash(secret));
    }
}
