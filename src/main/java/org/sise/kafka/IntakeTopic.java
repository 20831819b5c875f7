package org.sise.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.sise.contract.Refused;

/**
 * {@code sise.intake}. A report that the next one of its matter says all of, with counts that are no smaller, is folded
 * into that: a burst is no thousand lines of a timeline, and nothing that was said is lost.
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

    /** A report, and the message that brought it. */
    private record Waiting(Matter matter, ConsumerRecord<byte[], byte[]> message) {}

    /** All of them: what is folded is done with what it is folded into. */
    @Override
    public int work(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> messages)
            throws InterruptedException {
        Map<String, Waiting> last = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            Optional<Matter> matter = matter(message);
            if (matter.isEmpty()) {
                take(message);
                continue;
            }
            Waiting before = last.put(matter.get().key(), new Waiting(matter.get(), message));
            if (before != null && matter.get().saysAllOf(before.matter())) {
                state.count(InboundState.Outcome.FOLDED);
            } else if (before != null) {
                take(before.message());
            }
        }
        for (Waiting waiting : last.values()) {
            take(waiting.message());
        }
        return messages.size();
    }

    /** Empty for what cannot be read, or is refused for its form, too: that is told when it is taken. */
    private static Optional<Matter> matter(ConsumerRecord<byte[], byte[]> message) {
        try {
            return Matter.of(CloudEvent.of(message));
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
