package org.sise.faults;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients asked and what they were told; the only truth that the log is compared with. */
final class History {
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger retries = new AtomicInteger();

    /**
     * A command, named so that it is found again wherever it went.
     *
     * @param marker text that no other command has; stands in one of its fields
     */
    record Asked(String person, String key, String marker) {}

    /** A command that was accepted, and the version that its incident then had. */
    record Told(Asked asked, UUID incident, int version) {}

    void ask(Asked command) {
        asked.add(command.marker());
    }

    void told(Told answer) {
        told.add(answer);
    }

    void refused(Asked command, int status, String body) {
        refused.add(command + " " + status + " " + body);
    }

    void retried() {
        retries.incrementAndGet();
    }

    Set<String> asked() {
        return Set.copyOf(asked);
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    int size() {
        return told.size();
    }

    @Override
    public String toString() {
        return told.size() + " commands accepted, " + retries.get() + " retries";
    }
}
