package org.sise.kafka;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.sise.directory.Delivery;
import org.sise.directory.Directory;

/**
 * {@code sise.reply.<code>}: the topic, that is its ACL, says which unit speaks. The answer goes to the unit's own topic, of a
 * drill to its own of drills.
 */
final class ReplyTopics implements Inbound.Work {
    private static final String REPLY = "sise.reply.";
    private static final String REJECTED = REPLY + "rejected";

    static final Pattern TOPICS = Pattern.compile("sise\\.reply\\.(?!rejected$)[a-z0-9-]+");

    private final Replies replies;
    private final Directory directory;
    private final Postbox postbox;
    private final InboundState state;

    ReplyTopics(Replies replies, Directory directory, Postbox postbox, InboundState state) {
        this.replies = replies;
        this.directory = directory;
        this.postbox = postbox;
        this.state = state;
    }

    @Override
    public void prepare() {
        directory.roster().units().stream()
                .filter(entry -> entry.delivery() == Delivery.KAFKA)
                .forEach(entry -> postbox.prepare(REPLY + entry.unit().code()));
    }

    @Override
    public int work(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> messages)
            throws InterruptedException {
        work(partition.topic().substring(REPLY.length()), messages.getFirst());
        return 1;
    }

    private void work(String unit, ConsumerRecord<byte[], byte[]> message) throws InterruptedException {
        try {
            CloudEvent event = CloudEvent.of(message);
            if (!hears(unit)) {
                throw new CloudEvent.Unreadable(unit + " is no unit that hears by Kafka");
            }
            Answer.Told told = replies.answer(unit, event);
            postbox.answer(Messages.topic(told.clock(), unit), message, event, told.answer());
            state.count(
                    switch (told.answer()) {
                        case Answer.Taken taken -> InboundState.Outcome.TAKEN;
                        case Answer.Refused refused -> InboundState.Outcome.REFUSED;
                    });
        } catch (CloudEvent.Unreadable unreadable) {
            postbox.reject(REJECTED, message, unreadable.getMessage(), Optional.empty());
            state.count(InboundState.Outcome.REJECTED);
        }
    }

    private boolean hears(String unit) {
        return directory
                .roster()
                .unit(unit)
                .filter(entry -> entry.delivery() == Delivery.KAFKA)
                .isPresent();
    }
}
