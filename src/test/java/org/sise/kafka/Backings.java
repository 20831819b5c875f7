package org.sise.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.sise.kafka.LockSession.Database;
import org.sise.standalone.BackendsProcess;
import org.sise.standalone.DataFolder;
import org.sise.standalone.Endpoints;
import org.sise.standalone.Migrations;

/** A real PostgreSQL and a real broker in a process of their own, migrated, on a fresh folder. */
final class Backings implements AutoCloseable {
    private final BackendsProcess process;
    private final DataFolder folder;

    private Backings(BackendsProcess process, DataFolder folder) {
        this.process = process;
        this.folder = folder;
    }

    static Backings start() {
        try {
            DataFolder folder = DataFolder.open(Files.createTempDirectory("sise-relay"));
            BackendsProcess process = BackendsProcess.start(
                    folder, Path.of("target/postgres-binaries").toAbsolutePath());
            Migrations.run(process.endpoints());
            return new Backings(process, folder);
        } catch (IOException broken) {
            throw new UncheckedIOException("starting PostgreSQL and Kafka", broken);
        }
    }

    Endpoints endpoints() {
        return process.endpoints();
    }

    /** Of the process that is the broker; PostgreSQL has its own. */
    long pid() {
        return process.handle().pid();
    }

    Map<String, Object> broker() {
        return Map.of("bootstrap.servers", endpoints().kafka());
    }

    Database asApp() {
        return new Database(endpoints().jdbcUrl(), "sise_app", endpoints().appPassword());
    }

    Database asSuperuser() {
        return new Database(endpoints().jdbcUrl(), "postgres", folder.secret("postgres"));
    }

    @Override
    public void close() {
        try {
            process.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("stopping PostgreSQL and Kafka", broken);
        }
    }
}
