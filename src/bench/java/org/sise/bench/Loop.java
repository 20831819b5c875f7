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
 * A closed loop: each of some workers asks again as soon as it is answered, until the time is up. It tells how much is
 * done in a second; for how long one waits {@link Load} is right.
 */
record Loop(int workers, Duration time) {

    /** How many a second, and how long each took. */
    record Done(double perSecond, Latencies latencies) {}

    Done run(Load.Ask ask) throws ExecutionException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        List<Long> taken = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            Callable<List<Long>> worker = () -> work(ask, next, end);
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                all.add(threads.submit(worker));
            }
            for (Future<List<Long>> one : all) {
                taken.addAll(one.get());
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long[] each = taken.stream().mapToLong(Long::longValue).toArray();
        return new Done(each.length / seconds, new Latencies(each));
    }

    private static List<Long> work(Load.Ask ask, AtomicInteger next, long end) throws Exception {
        List<Long> taken = new ArrayList<>();
        while (System.nanoTime() < end) {
            long begun = System.nanoTime();
            ask.ask(next.getAndIncrement());
            taken.add(System.nanoTime() - begun);
        }
        return taken;
    }
}
