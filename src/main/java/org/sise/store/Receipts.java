package org.sise.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Forgets keys that were received long ago: by then nobody sends the same request or message again. */
@ApplicationScoped
public class Receipts {
    private static final Logger LOG = Logger.getLogger(Receipts.class);
    private static final int AT_ONCE = 5_000;

    /** By the database's clock, as they were noted. */
    private static final String FORGET = """
            delete from received where ctid = any (array(
                select ctid from received where at < clock_timestamp() - make_interval(secs => ?) limit ?))""";

    private final AgroalDataSource database;
    private final Duration kept;

    Receipts(
            AgroalDataSource database,
            @ConfigProperty(name = "sise.receipts.kept", defaultValue = "396d") Duration kept) {
        this.database = database;
        this.kept = kept;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetByAndBy() {
        try {
            int forgotten = forget();
            if (forgotten > 0) {
                LOG.infof("receipts=forgotten count=%d", forgotten);
            }
        } catch (SQLException unreachable) {
            LOG.warnf("receipts=kept reason=%s", unreachable.getMessage());
        }
    }

    /** How many were older than they are kept; in small transactions, so that nobody waits for it. */
    public int forget() throws SQLException {
        int all = 0;
        for (int some = AT_ONCE; some == AT_ONCE; all += some) {
            try (Connection connection = database.getConnection();
                    PreparedStatement delete = connection.prepareStatement(FORGET)) {
                delete.setDouble(1, kept.toSeconds());
                delete.setInt(2, AT_ONCE);
                some = delete.executeUpdate();
            }
        }
        return all;
    }
}
