package org.sise.kafka;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.sise.contract.Refused;

/**
 * {@code sise.intake}. Of the reports of one matter that are there together the first and the last are taken: in between
 * nothing is said that the last does not say, and a burst is no thousand lines of a timeline.
 */
final class IntakeTopic implements Inbound.Work {
    private static final String INTAKE = "sise.intake";
    private static final String REJECTED = INTAKE + ".rejected";

    static final Pattern TOPICS = Pattern.compile("sise\\.intake");

    private final Intakes intakes;
    private final Postbox postbox;
    private final InboundState state;

    IntakeTopic(Intakes intakes, Postbox postbox, InboundState state) {
        this.intakes = intakes;
        this.postbox = postbox;
        this.state = state;
    }

    @Override
    public void prepare() {
        postbox.prepare(INTAKE);
    }

    @Override
    public void work(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> messages)
            throws InterruptedException {
        Set<String> begun = new HashSet<>();
        Map<String, ConsumerRecord<byte[], byte[]>> last = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            Optional<String> matter = matter(message);
            if (matter.isEmpty() || begun.add(matter.get())) {
                take(message);
            } else if (last.put(matter.get(), message) != null) {
                state.count(InboundState.Outcome.FOLDED);
            }
        }
        for (ConsumerRecord<byte[], byte[]> message : last.values()) {
            take(message);
        }
    }

    /** Empty for what cannot be read, or is refused, too: that is told when it is taken. */
    private static Optional<String> matter(ConsumerRecord<byte[], byte[]> message) {
        try {
            return Intakes.matter(CloudEvent.of(message));
        } catch (CloudEvent.Unreadable | Refused told) {
            return Optional.empty();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) throws InterruptedException {
        try {
            intakes.take(CloudEvent.of(message));
            state.count(InboundState.Outcome.TAKEN);
        } catch (Refused refused) {
            reject(message, refused, Optional.of(refused));
        } catch (CloudEvent.Unreadable unreadable) {
            reject(message, unreadable, Optional.empty());
        }
    }

    private void reject(ConsumerRecord<byte[], byte[]> message, Exception why, Optional<Refused> refused)
            throws InterruptedException {
        postbox.reject(REJECTED, message, why.getMessage(), refused.map(Refused::problem));
        state.count(InboundState.Outcome.REJECTED);
    }
}
