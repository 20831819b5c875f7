package org.sise.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Ready only when every migration of this release has run; a schema that is newer serves older replicas, too. */
@Readiness
@ApplicationScoped
class SchemaCheck implements HealthCheck {
    private final Flyway flyway;
    /** A schema never goes back under a running service, so what was found once is not asked again. */
    private volatile boolean found;

    SchemaCheck(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("schema");
        if (found) {
            return answer.up().build();
        }
        try {
            MigrationInfo[] missing = flyway.info().pending();
            found = missing.length == 0;
            answer.status(found);
            if (!found) {
                answer.withData("missing", String.join(", ", versions(missing)));
            }
        } catch (RuntimeException unreachable) {
            answer.down().withData("fault", "the history of migrations cannot be read");
        }
        return answer.build();
    }

    private static String[] versions(MigrationInfo[] missing) {
        return Arrays.stream(missing)
                .map(MigrationInfo::getVersion)
                .map(MigrationVersion::toString)
                .toArray(String[]::new);
    }
}
