package org.sise.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Messages that were there together, by partition; of partitions that are still this consumer's. */
record Gathered(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> messages) {
    private static final Duration LOOK = Duration.ofMillis(500);

    /**
     * Looks once; where something is there, on for a while, or until there is enough.
     *
     * @param enough messages
     */
    static Gathered from(KafkaConsumer<byte[], byte[]> consumer, Duration time, int enough, BooleanSupplier stopped) {
        Gathered gathered = new Gathered(new LinkedHashMap<>());
        int count = gathered.add(consumer.poll(LOOK));
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos();
                count > 0 && count < enough && left > 0 && !stopped.getAsBoolean();
                left = until - System.nanoTime()) {
            count += gathered.add(consumer.poll(Duration.ofNanos(left)));
        }
        gathered.messages.keySet().retainAll(consumer.assignment());
        return gathered;
    }

    private int add(ConsumerRecords<byte[], byte[]> more) {
        more.partitions()
                .forEach(partition -> messages.computeIfAbsent(partition, key -> new ArrayList<>())
                        .addAll(more.records(partition)));
        return more.count();
    }
}
