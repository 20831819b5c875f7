package org.sise.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The parent's side of {@link Backends}: starts that process, waits until it is ready, stops it. */
public final class BackendsProcess implements AutoCloseable {
    private static final Duration STOPS = Duration.ofSeconds(40);

    private final DataFolder folder;
    private final Process process;
    private final Path log;
    private volatile boolean owner;

    private BackendsProcess(DataFolder folder, Process process, Path log) {
        this.folder = folder;
        this.process = process;
        this.log = log;
    }

    /** Starts PostgreSQL and Kafka on the folder and returns when both take requests. */
    public static BackendsProcess start(DataFolder folder, Path binaries) throws IOException {
        BackendsProcess backends = launch(folder, binaries);
        backends.awaitDatabase();
        backends.awaitReady();
        return backends;
    }

    /** Starts the process only, so that the caller can already stop it while it is not ready. */
    static BackendsProcess launch(DataFolder folder, Path binaries) throws IOException {
        Path log = folder.freshLog("backends.log");
        ProcessBuilder builder = new ProcessBuilder(command(folder, binaries)).redirectError(log.toFile());
        // by the environment, because 400 jars on the command line make ps unreadable
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new BackendsProcess(folder, builder.start(), log);
    }

    private static List<String> command(DataFolder folder, Path binaries) {
        List<String> command = new ArrayList<>(Processes.DEAF_TO_TERMINAL);
        command.addAll(List.of(
                Processes.java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // a start takes two thirds of the work
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                Backends.class.getName(),
                "--data",
                folder.root().toString(),
                "--binaries",
                binaries.toString()));
        return command;
    }

    /** From then on the endpoints are known; Kafka's will take requests a little later. */
    void awaitDatabase() throws IOException {
        await(Backends.DATABASE);
        owner = true;
    }

    void awaitReady() throws IOException {
        await(Backends.READY);
    }

    private void await(String word) throws IOException {
        BufferedReader answer = process.inputReader();
        if (!word.equals(answer.readLine())) {
            end();
            throw new Refusal(
                    "PostgreSQL and Kafka did not start; " + log + " ends with:\n" + Processes.lastLines(log, 12));
        }
    }

    public Endpoints endpoints() {
        return Endpoints.of(folder);
    }

    public Path log() {
        return log;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    String obituary() {
        return "PostgreSQL and Kafka have ended with status " + process.exitValue() + "; " + log + " ends with:\n"
                + Processes.lastLines(log, 15);
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Stops both and waits for it; a PostgreSQL that a killed process left behind is stopped too. */
    @Override
    public void close() throws IOException {
        end();
        if (owner) { // else the folder may be another's
            OrphanPostgres.stop(folder.path("postgres"));
        }
    }

    /** What the operating system does when the parent dies: its end of the pipe closes. */
    void abandon() throws IOException {
        process.outputWriter().close();
    }

    private void end() throws IOException {
        abandon();
        if (!Processes.ended(process.toHandle(), STOPS)) {
            process.destroyForcibly();
        }
    }
}
