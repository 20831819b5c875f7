package org.sise.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL server that runs on a cluster's folder, for stopping it at once and starting it again. */
final class Postmaster {
    private final Path cluster;
    private final long pid;
    private final List<String> command;

    private Postmaster(Path cluster, long pid, List<String> command) {
        this.cluster = cluster;
        this.pid = pid;
        this.command = command;
    }

    static Postmaster of(Path cluster) throws IOException {
        String pid = Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst();
        String line = Files.readString(Path.of("/proc", pid, "cmdline"));
        return new Postmaster(cluster, Long.parseLong(pid), List.of(line.split("\0")));
    }

    /** A zombie, which process 1 collects when it likes, has no program any more. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    /** As {@code pg_ctl stop -m immediate}: no checkpoint, no goodbye to clients; the next start recovers from the WAL. */
    void stopAtOnce() {
        Signals.send("QUIT", pid);
        await("PostgreSQL has ended").atMost(Duration.ofSeconds(60)).until(() -> !isAlive());
    }

    /** Starts it with the same settings; whoever needs it waits. */
    Postmaster startAgain() throws IOException {
        List<String> again = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) { // it refuses to run as root
            again.addAll(List.of("unshare", "-U"));
        }
        again.addAll(command);
        Process process = new ProcessBuilder(again)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        cluster.resolveSibling("postgres-again.log").toFile()))
                .start();
        return new Postmaster(cluster, process.pid(), command);
    }
}
