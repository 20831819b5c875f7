package org.sise.config;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The clocks of incidents in tests: the database's time, plus what a test adds; or stopped where a test sets them. */
@Mock
@Singleton
public class SettableClocks extends Clocks {
    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    SettableClocks(AgroalDataSource database) {
        super(database);
    }

    @Override
    public Instant now(String clock, Instant databaseNow) {
        Instant set = stopped;
        return set == null ? super.now(clock, databaseNow.plus(ahead)) : set;
    }

    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    public void stopAt(Instant instant) {
        stopped = instant;
    }

    /** As the database's clock again; every test that moved them does this at its end, since all share one service. */
    public void run() {
        stopped = null;
        ahead = Duration.ZERO;
    }
}
