package org.sise.faults;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** What the replicas hold and wait for in the database, as the database sees it. */
final class Locks implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SESSIONS = "select count(*) from pg_stat_activity where application_name = ? and ";

    private final Connection watch;
    /** Another session: within a transaction the database says what all do as it was at the first question. */
    private final Connection holder;

    Locks(Cluster cluster) throws SQLException {
        this.watch = cluster.superuser();
        this.holder = cluster.superuser();
        holder.setAutoCommit(false);
    }

    /** Freezes a replica in the middle of a write on an incident: the lock is given to it when it can no longer let go. */
    void freezeHolding(UUID incident, Replica replica) {
        await(replica + " is frozen and holds a lock").atMost(SOON).until(() -> {
            lock(incident);
            await(replica + " waits for it").atMost(SOON).until(() -> isWaiting(replica));
            replica.signal("STOP");
            holder.commit();
            await("its turn").atMost(SOON).until(() -> isHolding(replica) || !isWaiting(replica));
            return isHolding(replica) || awoken(replica);
        });
    }

    /** Whether a transaction of it is open in which it has written or locked something, and does nothing more. */
    boolean isHolding(Replica replica) throws SQLException {
        return count("state = 'idle in transaction' and backend_xid is not null", replica) > 0;
    }

    private boolean isWaiting(Replica replica) throws SQLException {
        return count("wait_event_type = 'Lock'", replica) > 0;
    }

    /** Its patience has ended before its turn came: once more from the beginning. */
    private static boolean awoken(Replica replica) {
        replica.signal("CONT");
        return false;
    }

    private void lock(UUID incident) throws SQLException {
        try (PreparedStatement select = holder.prepareStatement("select 1 from incident where id = ? for update")) {
            select.setObject(1, incident);
            select.execute();
        }
    }

    private int count(String sessions, Replica replica) throws SQLException {
        try (PreparedStatement select = watch.prepareStatement(SESSIONS + sessions)) {
            select.setString(1, replica.toString());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        holder.close();
        watch.close();
    }
}
