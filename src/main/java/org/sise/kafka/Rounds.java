package org.sise.kafka;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sise.kafka.Message.Lane;
import org.sise.kafka.ParkingLot.Parked;
import org.sise.store.Entry;

/** One round after the other: read, send, await, park what was refused, delete what is settled. No transaction waits. */
final class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final Duration BETWEEN_RETRIES = Duration.ofSeconds(1);
    private static final int RETRIED = 50;

    private final LockSession session;
    private final Sender sender;
    private final RelayConfig config;
    private final RelayState state;
    private final Outbox outbox;
    private final ParkingLot parking;
    private final Stories stories;
    private long retried = System.nanoTime() - BETWEEN_RETRIES.toNanos();

    Rounds(LockSession session, Sender sender, RelayConfig config, RelayState state) throws SQLException {
        this.session = session;
        this.sender = sender;
        this.config = config;
        this.state = state;
        this.outbox = new Outbox(session.connection());
        this.parking = new ParkingLot(session.connection());
        this.stories = new Stories(outbox);
    }

    /** Publishes what waits; answers how many entries it settled. */
    int next() throws SQLException, InterruptedException {
        retryParked();
        List<Outbox.Pending> pending = outbox.pending(config.batch());
        if (pending.isEmpty()) {
            return 0;
        }
        Map<Outbox.Pending, List<Message>> round = messages(pending);
        Sender.Delivery delivery =
                send(round.values().stream().flatMap(List::stream).toList());
        for (Map.Entry<Lane, Refusal> refused : firstOfLane(delivery.refused()).entrySet()) {
            park(refused.getKey(), refused.getValue());
        }
        return settle(round, delivery);
    }

    private Map<Outbox.Pending, List<Message>> messages(List<Outbox.Pending> pending) throws SQLException {
        Set<String> units = outbox.unitsWithTopic();
        Map<Outbox.Pending, List<Message>> round = new LinkedHashMap<>();
        Set<UUID> unreadable = new HashSet<>();
        stories.prepare(pending);
        for (Outbox.Pending row : pending) {
            if (unreadable.contains(row.incident())) {
                continue;
            }
            try {
                List<Message> all = stories.messages(row.entry(), units);
                round.put(
                        row,
                        all.stream()
                                .filter(message -> !parking.holds(message.lane()))
                                .toList());
            } catch (RuntimeException | StackOverflowError broken) { // one incident's trouble, whatever it is
                unreadable.add(row.incident());
                park(new Lane(row.incident(), ParkingLot.ANY_TOPIC), new Refusal(row.number(), broken.toString()));
            }
        }
        return round;
    }

    private Sender.Delivery send(List<Message> messages) throws SQLException, InterruptedException {
        state.sending(true);
        try {
            return sender.send(messages, session::check);
        } finally {
            state.sending(false);
        }
    }

    private int settle(Map<Outbox.Pending, List<Message>> round, Sender.Delivery delivery) throws SQLException {
        List<Long> settled = new ArrayList<>();
        round.forEach((row, messages) -> {
            if (messages.stream().allMatch(delivery::settles)) {
                settled.add(row.seq());
            }
        });
        if (settled.isEmpty() && !round.isEmpty()) {
            throw new IllegalStateException("Kafka neither took nor refused any of " + round.size() + " entries");
        }
        outbox.delete(settled);
        state.published(delivery.written().size());
        return settled.size();
    }

    private record Refusal(int number, @Nullable String error) {
        String reason() {
            return error == null ? "no reason given" : error;
        }
    }

    private static Map<Lane, Refusal> firstOfLane(Map<Message, String> refused) {
        Map<Lane, Refusal> first = new LinkedHashMap<>();
        refused.forEach((message, error) -> first.merge(
                message.lane(),
                new Refusal(message.number(), error),
                (one, other) -> one.number() < other.number() ? one : other));
        return first;
    }

    private void park(Lane lane, Refusal refusal) throws SQLException {
        LOG.errorf(
                "relay=parked incident=%s topic=%s number=%d reason=%s",
                lane.incident(), lane.topic(), refusal.number(), refusal.reason());
        parking.park(lane, refusal.number(), refusal.reason());
    }

    private void retryParked() throws SQLException, InterruptedException {
        if (System.nanoTime() - retried < BETWEEN_RETRIES.toNanos()) {
            return;
        }
        boolean allWell = true;
        List<Parked> due = parking.due(RETRIED);
        for (Parked parked : due) {
            session.check();
            allWell &= retry(parked);
        }
        if (due.isEmpty() || !allWell) {
            retried = System.nanoTime();
        }
    }

    private boolean retry(Parked parked) throws SQLException, InterruptedException {
        List<Message> missed;
        try {
            missed = missed(parked);
        } catch (RuntimeException | StackOverflowError broken) {
            return again(parked, new Refusal(parked.number(), broken.toString()));
        }
        return parked.lane().topic().equals(ParkingLot.ANY_TOPIC) ? release(parked) : sendAgain(parked, missed);
    }

    /** Tells the lane everything from where it was parked on, so that it is in order again before new entries follow. */
    private boolean sendAgain(Parked parked, List<Message> missed) throws SQLException, InterruptedException {
        Lane lane = parked.lane();
        Optional<String> fault = sender.fault(lane.topic());
        if (fault.isPresent()) {
            return again(parked, new Refusal(parked.number(), fault.get()));
        }
        Sender.Delivery delivery = send(missed);
        if (missed.stream().allMatch(delivery.written()::contains)) {
            state.published(missed.size());
            return release(parked);
        }
        return again(
                parked, firstOfLane(delivery.refused()).getOrDefault(lane, new Refusal(parked.number(), "in doubt")));
    }

    private boolean again(Parked parked, Refusal refusal) throws SQLException {
        Lane lane = parked.lane();
        LOG.debugf(
                "relay=still_parked incident=%s topic=%s number=%d reason=%s",
                lane.incident(), lane.topic(), refusal.number(), refusal.reason());
        parking.again(lane, refusal.number(), refusal.reason(), config.parkedPause());
        return false;
    }

    private boolean release(Parked parked) throws SQLException {
        LOG.warnf(
                "relay=released incident=%s topic=%s",
                parked.lane().incident(), parked.lane().topic());
        parking.release(parked.lane());
        return true;
    }

    /** What the lane is to hear; of an incident that could not be read it waits in the outbox: it is only tried here. */
    private List<Message> missed(Parked parked) throws SQLException {
        UUID incident = parked.lane().incident();
        List<Entry> entries = parked.lane().topic().equals(ParkingLot.ANY_TOPIC)
                ? outbox.history(new Outbox.Span(incident, parked.number(), parked.number() + 1))
                : outbox.told(incident, parked.number());
        Set<String> units = outbox.unitsWithTopic();
        List<Message> messages = new ArrayList<>();
        for (Entry entry : entries) {
            stories.messages(entry, units).stream()
                    .filter(message -> message.lane().equals(parked.lane()))
                    .forEach(messages::add);
        }
        return messages;
    }
}
