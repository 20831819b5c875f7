package org.sise.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.sise.standalone.BackendsProcess;
import org.sise.standalone.DataFolder;
import org.sise.standalone.Endpoints;
import org.sise.standalone.Folders;
import org.sise.standalone.Migrations;

/**
 * Real PostgreSQL and Kafka for tests, one of each for all tests of a run, with the sample city. Being annotated with
 * itself it serves every {@code @QuarkusTest}, so that all of them share one running service.
 * The schema is made by its owner; the service under test is {@code sise_app}, as in production.
 */
@QuarkusTestResource(Backing.class)
public final class Backing implements QuarkusTestResourceLifecycleManager {
    private static final Path FOLDER = Path.of("target", "test-backends");
    /** Kept apart from the folder, because unpacking takes seconds and the folder is fresh in every run. */
    private static final Path BINARIES = Path.of("target", "test-postgres");
    /** In the system properties, because Quarkus loads this class anew, and its statics with it, for each of its starts. */
    private static final String STARTED = "sise.test.backends";

    /** Starts them at the first call of a run; they end when this JVM ends, because their standard input closes. */
    public static Endpoints endpoints() {
        Properties system = System.getProperties();
        synchronized (system) {
            DataFolder folder = DataFolder.open(FOLDER);
            if (system.getProperty(STARTED) == null) {
                startIn(folder);
                system.setProperty(STARTED, "true");
            }
            return Endpoints.of(folder);
        }
    }

    private static void startIn(DataFolder folder) {
        try {
            Folders.delete(folder.root());
            BackendsProcess backends = BackendsProcess.start(DataFolder.open(FOLDER), BINARIES.toAbsolutePath());
            Migrations.run(backends.endpoints());
        } catch (IOException e) {
            throw new UncheckedIOException("starting PostgreSQL and Kafka in " + folder.root(), e);
        }
    }

    @Override
    public Map<String, String> start() {
        Endpoints endpoints = endpoints();
        return Map.of(
                "quarkus.datasource.jdbc.url", endpoints.jdbcUrl(),
                "quarkus.datasource.username", "sise_app",
                "quarkus.datasource.password", endpoints.appPassword(),
                "kafka.bootstrap.servers", endpoints.kafka());
    }

    @Override
    public void stop() {
        // the next test class uses them too
    }
}
