package org.sise.app;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Times;
import org.sise.store.Reception;
import org.sise.store.Texts;

/**
 * A report that is to become an incident, or a follow-up of one.
 *
 * @param id of the incident if it becomes one; UUIDv7, made at the edge
 * @param command applied once, with a number that stands for the one that is drawn later
 * @param texts those that the command refers to
 */
public record Reporting(
        UUID id, Function<String, Command.Report> command, Actor actor, Texts texts, Optional<Receipt> receipt) {
    /** In {@link Times}: the time of the decision, where nobody said another. */
    public static final Instant NOW = Instant.MAX;

    /** What is asked, before number, time and recurrence are known. */
    Command.Report asked() {
        return command.apply("");
    }

    Optional<Reception.Claim> claim() {
        return receipt.map(Receipt::claim);
    }

    static Times at(Times times, Instant now) {
        return new Times(
                times.happened().equals(NOW) ? now : times.happened(),
                times.known().equals(NOW) ? now : times.known(),
                times.received().equals(NOW) ? now : times.received());
    }
}
