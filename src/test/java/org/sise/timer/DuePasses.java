package org.sise.timer;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.config.Clocks;

/** Lets one incident's due limits pass at once, the way the timer's thread does, for tests that set the clock. */
@ApplicationScoped
public class DuePasses {
    private final DueLimits limits;
    private final Passes passes;
    private final AgroalDataSource database;

    DuePasses(DueLimits limits, Passes passes, AgroalDataSource database) {
        this.limits = limits;
        this.passes = passes;
        this.database = database;
    }

    /** When its next limit wants something. */
    public Optional<Instant> nextWake(UUID incident) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select min(wake) from running_limit where incident = ?")) {
            select.setObject(1, incident);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                @Nullable Timestamp wake = row.getTimestamp(1);
                return Optional.ofNullable(wake).map(Timestamp::toInstant);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("asking for the limits of " + incident, broken);
        }
    }

    /** Nothing happens while another transaction holds the incident. */
    public void pass(UUID incident, Instant now) {
        try {
            DueLimits.Moment moment = new DueLimits.Moment(Clocks.REAL, now, limits.databaseNow());
            passes.pass(List.of(new DueLimits.Due(incident, "", now)), moment);
        } catch (SQLException broken) {
            throw new IllegalStateException("passing the limits of " + incident, broken);
        }
    }
}
