package org.sise.kafka;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.sise.kafka.LockSession.Database;

/**
 * Tells Kafka what the log says: one relay of all replicas at a time, in the log's order, at least once. Why a repeat is
 * possible and an order break is not: docs/adr/0002-one-relay.md.
 */
final class Relay implements Runnable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Database database;
    private final Map<String, Object> broker;
    private final RelayConfig config;
    private final RelayState state;
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch stops = new CountDownLatch(1);

    Relay(Database database, Map<String, Object> broker, RelayConfig config, RelayState state) {
        this.database = database;
        this.broker = Map.copyOf(broker);
        this.config = config;
        this.state = state;
    }

    /** Something was committed here: do not wait for the next poll. */
    void wake() {
        wakes.release();
    }

    void stop() {
        stops.countDown();
        wake();
    }

    private boolean stopped() {
        return stops.getCount() == 0;
    }

    @Override
    public void run() {
        try {
            serveUntilStopped();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        state.standby();
    }

    private void serveUntilStopped() throws InterruptedException {
        Duration pause = config.standby();
        while (!stopped()) {
            try {
                serve();
                pause = config.standby();
            } catch (SQLException
                    | RuntimeException
                    | Error failed) { // whatever it was: a dead thread would tell nobody
                LOG.warnf("relay=interrupted reason=%s", failed);
                state.failed(failed);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            state.standby();
            pause(pause);
        }
    }

    /** Waits for the lock and publishes as long as it holds. */
    private void serve() throws SQLException, InterruptedException {
        try (LockSession session = LockSession.open(database);
                Topics topics = new Topics("sise-relay-topics", broker, config.topics());
                Sender sender = new Sender(broker, topics, config.patience())) {
            while (!stopped() && !session.lock()) {
                state.waitingItsTurn();
                pause(config.standby());
            }
            if (stopped()) {
                return;
            }
            LOG.info("relay=publishing");
            state.publishing();
            publish(new Rounds(session, sender, config, state));
        }
    }

    private void publish(Rounds rounds) throws SQLException, InterruptedException {
        while (!stopped()) {
            int published = rounds.next();
            if (published == 0) {
                rest(config.poll());
            }
        }
    }

    /** Until something is committed here, or the pause is over. */
    private void rest(Duration pause) throws InterruptedException {
        if (wakes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            wakes.drainPermits();
        }
    }

    /** No commit cuts this one short: who does not publish, or failed to, need not hear of each. */
    private void pause(Duration pause) throws InterruptedException {
        if (stops.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("relay=stopped");
        }
    }
}
