package org.sise.kafka;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends a round of messages in their order and waits until each is written, refused, or in doubt. */
final class Sender implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final long SLICE = 250;
    private static final int ROUND_OF_ONE_TOPIC = 256 * 1024; // bytes: one request, as there is only one at a time

    private final Map<String, Object> settings;
    private final Topics topics;
    private final Duration patience;
    private KafkaProducer<String, byte[]> producer;

    /** Asked while waiting; throws when the right to send is lost. */
    interface Watch {
        void check() throws SQLException;
    }

    /**
     * How a round ended; what is in neither is in doubt and must be sent again.
     *
     * @param refused and why
     */
    record Delivery(Set<Message> written, Map<Message, String> refused) {
        boolean settles(Message message) {
            return written.contains(message) || refused.containsKey(message);
        }
    }

    Sender(Map<String, Object> broker, Topics topics, Duration patience) {
        this.settings = settings(broker);
        this.topics = topics;
        this.patience = patience;
        this.producer = new KafkaProducer<>(settings);
    }

    private static Map<String, Object> settings(Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "sise-relay");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // a broker takes a new producer's second batch though its first, refused for a moment, is yet to come again
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, ROUND_OF_ONE_TOPIC);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // a batch that expires may have been written or not, and what follows it would overtake it
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        // too large is found before it is sent, so that nothing overtakes it
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST);
        return settings;
    }

    /** Why nothing can be written to the topic; empty also when the broker does not answer. */
    Optional<String> fault(String topic) {
        return topics.fault(topic, 0);
    }

    /** Everything of an incident that follows a refused message on its topic is refused with it. */
    Delivery send(List<Message> messages, Watch watch) throws SQLException, InterruptedException {
        Round round = new Round(watch);
        Map<Message.Lane, String> closed = new HashMap<>();
        for (Message message : messages) {
            Optional<String> fault = Optional.ofNullable(closed.get(message.lane()));
            if (fault.isEmpty()) {
                fault = round.hand(message);
            }
            if (fault.isPresent()) {
                closed.put(message.lane(), fault.get());
                round.refused.put(message, fault.get());
            }
        }
        return round.await();
    }

    private final class Round {
        private final Watch watch;
        private final Map<Message, Future<?>> sent = new IdentityHashMap<>();
        private final Map<Message, String> refused = new IdentityHashMap<>();
        private final Set<Message> written = Collections.newSetFromMap(new IdentityHashMap<>());
        private boolean broken;

        private Round(Watch watch) {
            this.watch = watch;
        }

        /** Gives it to the producer; answers why it cannot be sent. */
        private Optional<String> hand(Message message) throws SQLException, InterruptedException {
            while (!broken) {
                Optional<String> fault = topics.fault(message.lane().topic(), message.body().length);
                if (fault.isPresent()) {
                    return fault;
                }
                watch.check();
                Future<?> answer = send(message);
                watch.check();
                if (!answer.isDone() || !(failure(answer) instanceof TimeoutException)) {
                    sent.put(message, answer);
                    return Optional.empty();
                }
                topics.doubt(message.lane().topic());
            }
            return Optional.empty();
        }

        private Delivery await() throws SQLException, InterruptedException {
            long asked = System.nanoTime();
            Map<Message, Future<?>> open = new IdentityHashMap<>(sent);
            while (!open.isEmpty()) {
                waitFor(open.values().iterator().next());
                watch.check();
                collect(open);
                if (System.nanoTime() - asked > patience.toNanos()) {
                    asked = System.nanoTime();
                    giveUp(open);
                }
            }
            if (broken) {
                renew();
            }
            return new Delivery(written, refused);
        }

        private void collect(Map<Message, Future<?>> open) throws InterruptedException {
            for (Message message : List.copyOf(open.keySet())) {
                Future<?> answer = open.get(message);
                if (answer == null || !answer.isDone()) {
                    continue;
                }
                open.remove(message);
                settle(message, failure(answer));
            }
        }

        private void settle(Message message, @Nullable Throwable failure) {
            if (failure == null) {
                written.add(message);
            } else if (isRefusal(failure)) {
                topics.doubt(message.lane().topic());
                refused.put(message, failure.getMessage());
            } else {
                LOG.warnf("relay=in_doubt topic=%s reason=%s", message.lane().topic(), failure);
                broken = true;
            }
        }

        /** Unanswered for long: a topic that is gone would hold up all others for ever. */
        private void giveUp(Map<Message, Future<?>> open) throws SQLException {
            open.keySet().forEach(message -> topics.doubt(message.lane().topic()));
            for (Message message : List.copyOf(open.keySet())) {
                watch.check(); // a slow broker takes its time for each of many topics
                topics.fault(message.lane().topic(), message.body().length).ifPresent(fault -> {
                    open.remove(message);
                    refused.put(message, fault);
                    broken = true;
                });
            }
            if (broken) {
                open.clear(); // with a new producer these are sent again
            }
        }
    }

    /**
     * An answer by callback: the producer's own future goes one level deeper each time that a batch is split, and where a
     * topic takes less than the producer thinks it splits without end.
     */
    private Future<?> send(Message message) {
        CompletableFuture<@Nullable RecordMetadata> answer = new CompletableFuture<>();
        producer.send(message.asRecord(), (written, failure) -> {
            if (failure == null) {
                answer.complete(written);
            } else {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    private void renew() {
        producer.close(Duration.ZERO);
        producer = new KafkaProducer<>(settings);
    }

    private static void waitFor(Future<?> answer) throws InterruptedException {
        try {
            answer.get(SLICE, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | java.util.concurrent.TimeoutException later) {
            return; // whoever collects the answers looks at each
        }
    }

    private static @Nullable Throwable failure(Future<?> answer) throws InterruptedException {
        try {
            answer.get();
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause();
        }
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof TopicAuthorizationException
                || failure instanceof InvalidTopicException
                || failure instanceof UnknownTopicOrPartitionException
                || failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof PolicyViolationException;
    }

    /** Drops what was not sent: the right to send may be another's by now. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
