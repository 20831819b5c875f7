package org.sise.standalone;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** The Sise that runs on a data folder at this moment, as its other commands find it. */
record Running(URI page, Endpoints endpoints) {
    private static final String FILE = "running.properties";
    private static final Duration FORMER_ENDS = Duration.ofSeconds(30);

    static Running on(Path data) {
        if (!Files.isDirectory(data)) {
            throw none(data);
        }
        DataFolder folder = new DataFolder(data);
        Properties running = folder.read(FILE);
        boolean alive = ProcessHandle.of(Long.parseLong(running.getProperty("pid", "0")))
                .map(ProcessHandle::isAlive)
                .orElse(false);
        if (!alive || !Files.exists(folder.path(Endpoints.FILE))) {
            throw none(data);
        }
        return new Running(URI.create(running.getProperty("page")), Endpoints.of(folder));
    }

    private static Refusal none(Path data) {
        return new Refusal(
                "no Sise runs on the data folder " + data.toAbsolutePath().normalize()
                        + "; start one with ./sise start, or name its folder with --data DIR.");
    }

    static void announce(DataFolder folder, ServiceProcess service) {
        Properties running = new Properties();
        running.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        running.setProperty("page", service.page().toString());
        running.setProperty("service", Long.toString(service.pid()));
        folder.write(FILE, running);
    }

    /** A Sise that was killed leaves a service that ends by itself within moments, and holds its port until then. */
    static void awaitEndOfFormer(DataFolder folder) {
        long service = Long.parseLong(folder.read(FILE).getProperty("service", "0"));
        ProcessHandle.of(service).ifPresent(former -> Processes.ended(former, FORMER_ENDS));
    }

    static void withdraw(DataFolder folder) {
        folder.delete(FILE);
    }
}
