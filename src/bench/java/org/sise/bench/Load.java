package org.sise.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A closed loop: each of some workers asks again as soon as it is answered, until there were enough or the time is up.
 *
 * @param workers at a time
 * @param warmUp requests that are not counted
 * @param counted requests at most
 * @param longest time for both together
 */
record Load(int workers, int warmUp, int counted, Duration longest) {

    /** One request, the n-th. */
    interface Ask {
        void ask(int n) throws Exception;
    }

    Latencies run(Ask ask) throws ExecutionException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long end = System.nanoTime() + longest.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            Callable<List<Long>> worker = () -> work(ask, next, end);
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                all.add(threads.submit(worker));
            }
            List<Long> taken = new ArrayList<>();
            for (Future<List<Long>> one : all) {
                taken.addAll(one.get());
            }
            return new Latencies(taken.stream().mapToLong(Long::longValue).toArray());
        }
    }

    private List<Long> work(Ask ask, AtomicInteger next, long end) throws Exception {
        List<Long> taken = new ArrayList<>();
        for (int n = next.getAndIncrement();
                n < warmUp + counted && (taken.isEmpty() || System.nanoTime() < end);
                n = next.getAndIncrement()) {
            long begun = System.nanoTime();
            ask.ask(n);
            if (n >= warmUp || System.nanoTime() > end) {
                taken.add(System.nanoTime() - begun);
            }
        }
        return taken;
    }
}
