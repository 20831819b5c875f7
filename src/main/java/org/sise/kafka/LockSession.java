package org.sise.kafka;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/**
 * The relay's own session of the database. It holds the lock and reads and deletes the outbox: who has lost the one has
 * lost the other. The server ends it when its owner stops, dies or is cut off.
 */
final class LockSession implements AutoCloseable {
    /** The server's patience with a silent owner; longer than anything that the relay waits for between two statements. */
    static final Duration IDLE = Duration.ofSeconds(8);

    private static final long LOCK = 0x5369736552656c61L; // "SiseRela"
    private static final Duration UNCHECKED = Duration.ofMillis(500);
    private static final String SETTINGS = String.join(
            " ",
            "-c client_connection_check_interval=500",
            "-c statement_timeout=5000",
            "-c idle_session_timeout=" + IDLE.toMillis(),
            "-c idle_in_transaction_session_timeout=" + IDLE.toMillis(),
            "-c tcp_keepalives_idle=5",
            "-c tcp_keepalives_interval=2",
            "-c tcp_keepalives_count=3",
            // a delete that is lost in a crash only repeats messages
            "-c synchronous_commit=off");

    private final Connection connection;
    private long checked = System.nanoTime();

    /** Where the database is. */
    record Database(String url, String user, String password) {
        @Override
        public String toString() {
            return "Database[" + url + ", " + user + "]"; // a log must not learn the password
        }
    }

    private LockSession(Connection connection) {
        this.connection = connection;
    }

    static LockSession open(Database database) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", database.user());
        settings.setProperty("password", database.password());
        settings.setProperty("ApplicationName", "sise-relay");
        settings.setProperty("options", SETTINGS);
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("connectTimeout", "5");
        settings.setProperty("socketTimeout", "10");
        settings.setProperty("logServerErrorDetail", "false"); // it holds values of rows
        return new LockSession(DriverManager.getConnection(database.url(), settings));
    }

    Connection connection() {
        return connection;
    }

    /** Whether this session is now the one that publishes. */
    boolean lock() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            checked = System.nanoTime();
            return row.next() && row.getBoolean(1);
        }
    }

    /** Asks the server whether the session is still there, unless it said so a moment ago; that also keeps it. */
    void check() throws SQLException {
        if (System.nanoTime() - checked < UNCHECKED.toNanos()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
        checked = System.nanoTime();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
