package org.sise.store;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The database is away, full, or slower than a request may take: nobody's fault, and over by itself. */
public final class Outage {
    /**
     * Beside the classes 08 (connection) and 53 (resources): ended by an administrator or a crash, starting, cancelled at
     * the statement's limit, a session ended while idle, a lock or a serialisation lost, a server that only reads.
     */
    private static final Set<String> STATES =
            Set.of("57P01", "57P02", "57P03", "57P05", "57014", "25P03", "25006", "55P03", "40001", "40P01");

    private Outage() {}

    /** What the database or its pool said, when that is what lies behind a fault. */
    public static Optional<String> behind(Throwable fault) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return chain(fault, seen)
                .filter(Outage::isOne)
                .map(one -> one instanceof SQLException sql ? "sqlstate=" + sql.getSQLState() : "rolled back")
                .findFirst();
    }

    private static boolean isOne(Throwable fault) {
        return fault instanceof SQLException sql ? isOne(sql.getSQLState()) : fault instanceof RollbackException;
    }

    /** No state: the pool's own word, as when every connection is taken for too long. */
    private static boolean isOne(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("53") || STATES.contains(state);
    }

    private static Stream<Throwable> chain(@Nullable Throwable fault, Set<Throwable> seen) {
        if (fault == null || !seen.add(fault)) {
            return Stream.empty();
        }
        return Stream.of(
                        Stream.of(fault),
                        chain(fault.getCause(), seen),
                        Arrays.stream(fault.getSuppressed()).flatMap(other -> chain(other, seen)))
                .flatMap(part -> part);
    }
}
