package org.sise.console;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.sise.config.Clocks;
import org.sise.core.incident.Actor;
import org.sise.core.plan.Role;
import org.sise.directory.Directory;
import org.sise.drill.Drill;
import org.sise.security.CurrentActor;

/** What every page shares: who looks at it, in which language, and when. */
@Named
@RequestScoped
public class Shell {
    static final String LANGUAGE_COOKIE = "sise-language";

    private final SecurityIdentity identity;
    private final CurrentActor current;
    private final Directory directory;
    private final Clocks clocks;
    private final InstantSource replicaClock;
    private final RoutingContext call;
    private String clock = Clocks.REAL;
    private String drill = "";

    Shell(
            SecurityIdentity identity,
            CurrentActor current,
            Directory directory,
            Clocks clocks,
            InstantSource replicaClock,
            RoutingContext call) {
        this.identity = identity;
        this.current = current;
        this.directory = directory;
        this.clocks = clocks;
        this.replicaClock = replicaClock;
        this.call = call;
    }

    Language language() {
        Cookie chosen = call.request().getCookie(LANGUAGE_COOKIE);
        return chosen != null && chosen.getValue().equals("en") ? Language.EN : Language.ZH;
    }

    public String lang() {
        return language().tag();
    }

    public boolean isLoggedIn() {
        return !identity.isAnonymous();
    }

    /** For marking where one is. */
    public String path() {
        return call.normalizedPath();
    }

    /** Of the page with its query, for coming back to it; a form that was sent is opened anew. */
    public String address() {
        String query =
                call.request().method() == HttpMethod.GET ? call.request().query() : null;
        return query == null ? path() : path() + "?" + query;
    }

    /** The part of the console that one is in: {@code admin}, {@code incidents}, empty for the desk. */
    String place() {
        String[] steps = call.request().path().split("/", 3);
        return steps.length > 1 ? steps[1] : "";
    }

    public boolean isAt(String start) {
        return start.equals("/") ? path().equals("/") : path().startsWith(start);
    }

    /** What is shown from here on runs by this clock: of a drill, every page says so. */
    void by(String shown) {
        clock = shown;
        drill = shown.equals(Clocks.REAL) ? "" : shown;
    }

    /** What is shown belongs to this drill: before it has begun, there is no time of its own to show. */
    void of(Drill shown) {
        drill = shown.code();
        clock = shown.startedAt() == null ? Clocks.REAL : drill;
    }

    /** {@code real}, or the drill's. */
    public String clock() {
        return clock;
    }

    public boolean isExercise() {
        return !drill.isEmpty();
    }

    /** The code of the drill; empty where what is shown is real. */
    public String drill() {
        return drill;
    }

    /** Whether the time that is shown is a drill's. */
    public boolean isInDrillTime() {
        return !clock.equals(Clocks.REAL);
    }

    /** Seconds of the clock that is shown in one of the real world; 0 while it stands still. */
    public int speed() {
        return clocks.running().stream()
                .filter(running -> running.clock().equals(clock))
                .mapToInt(Clocks.Running::speed)
                .findFirst()
                .orElse(0);
    }

    /** By the clock of the incidents that are shown, as this replica sees it. */
    public Instant now() {
        return clocks.now(clock, replicaClock.instant());
    }

    public String person() {
        return directory.nameOf(actor().person());
    }

    /** The person's code: what is kept in a browser is kept for one person. */
    public String account() {
        return actor().person();
    }

    public String unit() {
        return actor().unit();
    }

    /** Own roles first, then those held for another now. */
    public List<Role> roles() {
        Actor actor = actor();
        return java.util.stream.Stream.concat(
                        actor.roles().stream().sorted(),
                        actor.deputising().stream().sorted())
                .distinct()
                .toList();
    }

    public boolean mayReport() {
        Actor actor = actor();
        return actor.may(Role.DUTY_OFFICER) || actor.may(Role.HANDLER);
    }

    private Actor actor() {
        return current.actor();
    }
}
