package org.sise.faults;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What an operating system does to processes on a bad day. */
final class Signals {
    private Signals() {}

    /** @param name STOP freezes it with all its sockets open, CONT wakes it, KILL leaves it no last word */
    static void send(String name, long pid) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("no signal " + name + " for process " + pid);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("sending " + name + " to process " + pid, broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending " + name, stop);
        }
    }
}
