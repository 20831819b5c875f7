package org.sise.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * An open loop: requests go out at times set beforehand, whether those before were answered or not, and each is timed
 * from its own set time, so that one slow answer counts for all that waited behind it.
 *
 * @param perSecond requests
 * @param warmUp requests that are not counted
 * @param counted requests
 */
record Load(double perSecond, int warmUp, int counted) {

    /** One request, the n-th. */
    interface Ask {
        void ask(int n) throws Exception;
    }

    Latencies run(Ask ask) throws ExecutionException, InterruptedException {
        List<Future<Long>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            for (int n = 0; n < warmUp + counted; n++) {
                int request = n;
                long set = begun + (long) (n / perSecond * Duration.ofSeconds(1).toNanos());
                await(set);
                Callable<Long> timed = () -> {
                    ask.ask(request);
                    return System.nanoTime() - set;
                };
                sent.add(threads.submit(timed));
            }
        }
        long[] taken = new long[counted];
        for (int n = 0; n < counted; n++) {
            taken[n] = sent.get(warmUp + n).get();
        }
        return new Latencies(taken);
    }

    private static void await(long set) {
        for (long left = set - System.nanoTime(); left > 0; left = set - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
