package org.sise.bench;

import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.sise.seed.Crowd;
import org.sise.standalone.Person;

/** Sixteen incidents that sixteen people write to at once: not one message may be missing, or come before an earlier one. */
final class HotOrder {
    private static final String BENCH = "relay";
    private static final int INCIDENTS = 16;
    private static final int WRITERS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Rig rig;
    private final Duration time;
    private final AtomicLong refusals = new AtomicLong();

    HotOrder(Rig rig, Duration time) {
        this.rig = rig;
        this.time = time;
    }

    /** What one consumer has heard: each number once and after the one before it, or it is a repeat, or a break. */
    private static final class Ear {
        private final Map<String, Long> last = new ConcurrentHashMap<>();
        private final AtomicLong heard = new AtomicLong();
        private final AtomicLong repeats = new AtomicLong();
        private final AtomicLong breaks = new AtomicLong();

        Ear(List<UUID> incidents, long from) {
            incidents.forEach(incident -> last.put(incident.toString(), from));
        }

        /** On a unit's topic the message itself says which one goes before it. */
        void hear(Listener.Heard message, boolean unit) {
            Long known = last.get(message.subject());
            if (known == null) {
                return;
            }
            heard.incrementAndGet();
            if (message.number() <= known) {
                repeats.incrementAndGet();
                return;
            }
            if ((unit ? message.previous() : message.number() - 1) != known) {
                breaks.incrementAndGet();
            }
            last.put(message.subject(), message.number());
        }

        long behind(Map<String, Long> ends) {
            return ends.entrySet().stream()
                    .mapToLong(end -> end.getValue() - last.get(end.getKey()))
                    .sum();
        }
    }

    void run(Results results) throws Exception {
        Crowd crowd = Crowd.reported(Instant.now());
        List<UUID> incidents;
        try (Connection connection = rig.service()) {
            incidents = crowd.copy(connection, INCIDENTS, n -> Instant.now());
        }
        Ear centre = new Ear(incidents, crowd.entries());
        Ear unit = new Ear(incidents, crowd.entries());
        String kafka = rig.endpoints().kafka();
        try (Listener _ = new Listener(kafka, "sise.incidents", (message, at) -> centre.hear(message, false));
                Listener _ = new Listener(kafka, "sise.unit.zfw", (message, at) -> unit.hear(message, true))) {
            Loop.Done done = write(incidents);
            Map<String, Long> ends = ends(incidents);
            results.add(BENCH, "order, refused", refusals.get(), "notes");
            Waiting.until(PATIENCE, Duration.ofMillis(50), () -> centre.behind(ends) + unit.behind(ends) == 0);
            tell(results, done, "sise.incidents", centre, ends);
            tell(results, done, "the unit's topic", unit, ends);
        }
        if (centre.breaks.get() + unit.breaks.get() > 0) {
            throw new IllegalStateException("the order of an incident's messages was broken");
        }
    }

    private Loop.Done write(List<UUID> incidents) throws Exception {
        Person li = rig.person("li");
        return new Loop(WRITERS, time).run(n -> {
            UUID incident = incidents.get(ThreadLocalRandom.current().nextInt(INCIDENTS));
            try {
                li.send(Intake.INCIDENTS + "/" + incident + "/notes", "{\"text\": \"评论趋于平稳\"}");
            } catch (IllegalStateException | IOException refused) {
                refusals.incrementAndGet(); // or made and not answered: the log knows
            }
        });
    }

    private Map<String, Long> ends(List<UUID> incidents) throws Exception {
        Map<String, Long> ends = new LinkedHashMap<>();
        for (UUID incident : incidents) {
            ends.put(incident.toString(), rig.ask("select max(number) from entry where incident = '" + incident + "'"));
        }
        return ends;
    }

    private static void tell(Results results, Loop.Done done, String topic, Ear ear, Map<String, Long> ends)
            throws Exception {
        String what = "order, " + INCIDENTS + " incidents, " + WRITERS + " writers, "
                + done.latencies().count() + " notes, " + topic;
        results.add(BENCH, what + ", repeats", ear.repeats.get(), "messages");
        results.atMost(0, BENCH, what + ", order breaks", ear.breaks.get(), "messages");
        results.atMost(0, BENCH, what + ", lost", ear.behind(ends), "messages");
        if (ear.behind(ends) > 0) {
            throw new IllegalStateException(ear.behind(ends) + " messages of " + topic + " did not come");
        }
    }
}
