package org.sise.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/** The processes of a run: each has the same memory and a log of its own, and is there when it answers by HTTP. */
final class Programs implements AutoCloseable {
    static final List<String> JVM = List.of("-Xms96m", "-Xmx1g", "-XX:+UseParallelGC");
    private static final Duration STARTS = Duration.ofMinutes(3);
    private static final Duration STOPS = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Path logs;
    private final HttpClient client;
    private final Deque<Process> running = new ConcurrentLinkedDeque<>();

    Programs(Path logs, HttpClient client) {
        this.logs = logs;
        this.client = client;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // a run that is given up leaves nothing behind
    }

    /** This JDK's {@code java} with the memory of all. */
    static ProcessBuilder java(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(options);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static URI onPort(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    Process start(ProcessBuilder builder, String name, URI ready) throws IOException, InterruptedException {
        Path log = logs.resolve(name + ".log");
        builder.environment().remove("CLASSPATH");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        running.push(process);
        Instant patience = Instant.now().plus(STARTS);
        while (!isReady(ready)) {
            if (process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)
                    || Instant.now().isAfter(patience)) {
                stop(process);
                throw new IllegalStateException(name + " does not start, see " + log);
            }
        }
        return process;
    }

    private boolean isReady(URI ready) throws InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    void stop(Process process) {
        running.remove(process);
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
        }
    }

    /** All that were started after it, the last one first. */
    void stopAfter(Process first) {
        for (Process last = running.peek(); last != null && last != first; last = running.peek()) {
            stop(last);
        }
    }

    /** The last one started first. */
    @Override
    public void close() {
        for (Process last = running.peek(); last != null; last = running.peek()) {
            stop(last);
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(STOPS.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
