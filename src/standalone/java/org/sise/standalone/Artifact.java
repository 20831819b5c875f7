package org.sise.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The service as it was built, and beside it, where {@code ./sise train} made one, the AOT cache of the JVM: its classes
 * read and linked, and the profiles of its methods (JEP 483, 514, 515).
 */
public record Artifact(Path jar) {

    /** What the build of Sise makes. */
    public static Artifact built(Path home) {
        return new Artifact(home.resolve("target/quarkus-app/quarkus-run.jar")
                .toAbsolutePath()
                .normalize());
    }

    Artifact refuseIfMissing() {
        if (!Files.exists(jar)) {
            throw new Refusal("the service is not built: " + jar + " is missing; ./sise start builds it.");
        }
        return this;
    }

    public Path cache() {
        return jar.resolveSibling("app.aot");
    }

    /** The JVM itself looks whether the cache is of these jars and of this JDK, and goes without it if not. */
    public List<String> command(List<String> options) {
        List<String> all = new ArrayList<>(options);
        if (hasCache()) {
            all.add("-XX:AOTCache=" + cache());
        }
        return commandWithoutCache(all);
    }

    List<String> commandWithoutCache(List<String> options) {
        List<String> command = new ArrayList<>(List.of(Processes.java()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** One of an earlier build would only be warned of. */
    public boolean hasCache() {
        try {
            return Files.exists(cache())
                    && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("looking at " + cache(), unreadable);
        }
    }
}
