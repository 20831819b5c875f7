package org.sise.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What must hold before anyone can log in; a start that would be unsafe fails and says what to set. */
@ApplicationScoped
public class StartConditions {
    private static final String HOST = "quarkus.http.host";
    private static final String SESSION_KEY = "quarkus.http.auth.session.encryption-key";

    private final boolean demo;
    private final String host;
    private final Optional<String> sessionKey;

    StartConditions(
            @ConfigProperty(name = "sise.demo", defaultValue = "false") boolean demo,
            @ConfigProperty(name = HOST) String host,
            @ConfigProperty(name = SESSION_KEY) Optional<String> sessionKey) {
        this.demo = demo;
        this.host = host;
        this.sessionKey = sessionKey;
    }

    // First of all observers: nothing may be seeded by a start that fails.
    void onStart(@Observes @Priority(1) StartupEvent event) {
        check().ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
    }

    /** The sentence that says what to change, if the service must not start like this. */
    Optional<String> check() {
        if (isLoopback(host)) {
            return Optional.empty();
        }
        if (demo) {
            return Optional.of("sise.demo=true has well-known passwords and is allowed on loopback only: set " + HOST
                    + " to 127.0.0.1 (it is " + host + "), or switch sise.demo off");
        }
        if (sessionKey.filter(key -> key.length() >= 16).isEmpty()) {
            return Optional.of(SESSION_KEY + " is missing or shorter than 16 characters: set it to one secret, the same"
                    + " for every replica, because " + HOST + "=" + host + " is not loopback");
        }
        return Optional.empty();
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
