package org.sise.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL that outlived the process that started it: it holds the data folder and must stop before the next one. */
final class OrphanPostgres {
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(20);

    private OrphanPostgres() {}

    /** Stops whatever PostgreSQL runs on this cluster; a pid file that points to anything else is stale. */
    static void stop(Path cluster) {
        find(cluster).ifPresent(OrphanPostgres::stop);
        children(cluster).forEach(OrphanPostgres::end);
        removeStalePid(cluster);
    }

    /**
     * PostgreSQL refuses to start while any process has the pid of its file, a zombie or a newcomer too. Where /proc
     * has shown that no postgres works in this folder, the file is a leftover of a kill.
     */
    private static void removeStalePid(Path cluster) {
        if (!Files.isDirectory(Path.of("/proc", "self"))) {
            return;
        }
        try {
            Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException("removing the stale pid file of " + cluster, e);
        }
    }

    /**
     * Children of a killed postmaster live on for a moment and hold its shared memory, and a new one would refuse to
     * start. Their titles do not name the folder, but they work in it; where there is no /proc they are not seen.
     */
    private static List<ProcessHandle> children(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(cluster, process))
                .toList();
    }

    private static boolean worksIn(Path cluster, ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                            .equals(cluster)
                    && isPostgres(process);
        } catch (IOException e) {
            return false; // gone, another user's, or no Linux
        }
    }

    private static Optional<ProcessHandle> find(Path cluster) {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.stream()
                    .findFirst()
                    .map(String::strip)
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(process -> isPostgresOn(cluster, process));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // half written or just gone: PostgreSQL itself judges it at its start
        }
    }

    /** A pid may have been given to another program since: only a postgres on this very folder is ours to stop. */
    private static boolean isPostgresOn(Path cluster, ProcessHandle process) {
        return isPostgres(process)
                && process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(cluster.toString()))
                        .orElse(false);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }

    private static void stop(ProcessHandle postmaster) {
        interrupt(postmaster.pid());
        end(postmaster);
    }

    private static void end(ProcessHandle process) {
        if (Processes.ended(process, FAST_SHUTDOWN)) {
            return;
        }
        process.destroyForcibly();
        if (!Processes.ended(process, FAST_SHUTDOWN)) {
            throw new Refusal("a PostgreSQL of an earlier run, process " + process.pid() + ", does not stop.");
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM, all that ProcessHandle offers, would wait for its clients. */
    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("stopping process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
