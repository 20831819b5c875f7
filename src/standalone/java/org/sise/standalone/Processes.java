package org.sise.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starting, awaiting and stopping processes of this machine. */
final class Processes {
    /**
     * Ctrl-C reaches every process of a terminal at once; a child that starts with this prefix leaves it to its
     * parent to say when, because a signal ignored before exec stays ignored in the JVM.
     */
    static final List<String> DEAF_TO_TERMINAL = List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private static final Duration LOOK = Duration.ofMillis(100);

    private Processes() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Waits for the end of a process, whoever started it. */
    static boolean ended(ProcessHandle process, Duration patience) {
        long begun = System.nanoTime();
        while (runs(process)) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                return false;
            }
            rest(process);
        }
        return true;
    }

    /** Not a zombie, which has no program any more: the parent of an orphan, process 1, may collect it late or never. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static void rest(ProcessHandle process) {
        try {
            process.onExit().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return; // the caller looks again
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for process " + process.pid(), e);
        }
    }

    /** The end of a log, for a person who must find out why a process died. */
    static String lastLines(Path log, int count) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }
}
