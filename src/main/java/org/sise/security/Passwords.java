package org.sise.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Sha256;
import org.sise.directory.AccountRow;

/** Checks log-in and password; slow by intention, so a success is remembered for a minute, by a hash. */
@ApplicationScoped
public class Passwords {
    /** Attribute of a failure: how long to wait before the next attempt. */
    static final String RETRY_AFTER = "retryAfter";

    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    // Checked when the log-in is unknown, so that the time taken does not tell.
    private static final String NOBODYS = BcryptUtil.bcryptHash("nobody's");

    private final byte[] key = new byte[32];
    private final Throttle throttle;
    private final Cache<String, String> proven;

    Passwords(InstantSource clock) {
        new SecureRandom().nextBytes(key);
        this.throttle = new Throttle(clock);
        this.proven = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Who a password was proven for in the last minute; never blocks. */
    Optional<String> remembered(String login, char[] password) {
        return Optional.ofNullable(proven.getIfPresent(digest(login, password)));
    }

    /**
     * The person whose log-in this is; blocks for the time of a bcrypt check.
     *
     * @throws AuthenticationFailedException if it is not right, or too soon after failures from this address
     */
    String check(String login, char[] password, String address) {
        // Through the cache's own lock: of many requests at once with the same password one does the work.
        String person = proven.get(digest(login, password), proof -> prove(login, password, address));
        if (person == null) {
            throw new AuthenticationFailedException("name or password is wrong");
        }
        return person;
    }

    private @Nullable String prove(String login, char[] password, String address) {
        throttle.delay(login, address).ifPresent(delay -> {
            throw new AuthenticationFailedException("too many attempts", Map.of(RETRY_AFTER, delay));
        });
        String typed = new String(password);
        AccountRow account = QuarkusTransaction.requiringNew().call(() -> account(login, typed));
        String hash = account == null ? NOBODYS : account.passwordHash;
        if (!BcryptUtil.matches(typed, hash) || account == null) {
            throttle.failed(login, address);
            return null;
        }
        throttle.succeeded(login, address);
        return account.person;
    }

    /** No database can be asked for a name with a null character, and bcrypt reads a password up to one. */
    private static @Nullable AccountRow account(String login, String password) {
        return (login + password).indexOf('\0') >= 0 ? null : AccountRow.findById(login);
    }

    /** A password that was proven in the last minute is asked for anew. */
    void forget(String person) {
        proven.asMap().values().removeIf(person::equals);
    }

    List<Slowed> slowed() {
        return throttle.slowed();
    }

    void lift(Slowed slowed) {
        throttle.lift(slowed);
    }

    private String digest(String login, char[] password) {
        byte[] typed = (login + '\0' + new String(password)).getBytes(StandardCharsets.UTF_8);
        byte[] keyed = Arrays.copyOf(key, key.length + typed.length);
        System.arraycopy(typed, 0, keyed, key.length, typed.length);
        return Sha256.hex(keyed);
    }
}
