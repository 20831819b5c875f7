package org.sise.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    /** A killed Sise leaves its PostgreSQL to process 1; where that collects nothing, no start ever followed. */
    @Test
    void aProcessThatNobodyHasCollectedHasEnded() throws Exception {
        Process careless = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 60").start();
        try (var said = careless.inputReader()) {
            ProcessHandle zombie =
                    ProcessHandle.of(Long.parseLong(said.readLine().strip())).orElseThrow();
            await("no shell that would collect it")
                    .until(() -> command(careless).endsWith("sleep"));

            zombie.destroyForcibly();

            assertThat(Processes.ended(zombie, Duration.ofSeconds(30))).isTrue();
            assertThat(zombie.isAlive()).as("it is a zombie").isTrue();
        } finally {
            careless.destroyForcibly();
        }
    }

    private static String command(Process process) {
        return process.info().command().orElse("");
    }

    @Test
    void aProcessThatRunsHasNotEnded() throws Exception {
        Process asleep = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(Processes.ended(asleep.toHandle(), Duration.ofMillis(1))).isFalse();
        } finally {
            asleep.destroyForcibly();
        }
    }
}
