package org.sise.standalone;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The Sise that runs on a data folder at this moment, as its other commands find it. */
record Running(URI page, Endpoints endpoints) {
    private static final String FILE = "running.properties";

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

    static void announce(DataFolder folder, URI page) {
        Properties running = new Properties();
        running.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        running.setProperty("page", page.toString());
        folder.write(FILE, running);
    }

    static void withdraw(DataFolder folder) {
        folder.delete(FILE);
    }
}
