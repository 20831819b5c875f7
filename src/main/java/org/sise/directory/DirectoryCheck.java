package org.sise.directory;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the directory has no unit: nobody could log in, and every report would be refused. */
@Readiness
@ApplicationScoped
class DirectoryCheck implements HealthCheck {
    private final Directory directory;

    DirectoryCheck(Directory directory) {
        this.directory = directory;
    }

    @Override
    public HealthCheckResponse call() {
        boolean filled = !directory.roster().units().isEmpty();
        var answer = HealthCheckResponse.named("directory").status(filled);
        return filled
                ? answer.build()
                : answer.withData("fault", DirectoryStart.EMPTY).build();
    }
}
