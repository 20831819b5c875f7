package org.sise.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code ./sise start}: PostgreSQL, Kafka and the service on this machine's loopback address, until Ctrl-C. */
public final class Standalone {
    private static final int USUAL_PORT = 8080;

    private final DataFolder folder;
    private final Artifact artifact;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private volatile boolean stopping;

    private Standalone(DataFolder folder, Artifact artifact) {
        this.folder = folder;
        this.artifact = artifact;
    }

    public static void main(String[] arguments) {
        Program.run(() -> {
            Arguments given = Arguments.of(arguments).only("data", "port", "artifact");
            Path jar = given.path("artifact", Artifact.built(Program.home(".")).jar());
            Artifact artifact = new Artifact(jar.toAbsolutePath()).refuseIfMissing();
            DataFolder folder = DataFolder.open(given.path("data", Program.home("data")));
            new Standalone(folder, artifact).run(given.port("port"));
        });
    }

    private void run(Optional<Integer> wish) throws Exception {
        try {
            startAll(wish);
        } catch (Exception failure) {
            if (!stopping) { // parts that were told to stop have not failed
                throw failure;
            }
        }
    }

    private void startAll(Optional<Integer> wish) throws Exception {
        keep(FolderLock.take(folder, "sise.lock"));
        Running.awaitEndOfFormer(folder);
        int port = port(wish);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        System.out.println("Sise: starting PostgreSQL and Kafka on " + folder.root() + " …");
        BackendsProcess backends = keep(BackendsProcess.launch(folder, folder.path("postgres-binaries")));
        backends.awaitDatabase();
        Migrations.run(backends.endpoints());
        System.out.println("Sise: starting the service …");
        List<String> java = artifact.command(ServiceProcess.options());
        ServiceProcess service = keep(ServiceProcess.start(folder, java, backends.endpoints(), port));
        backends.awaitReady();
        service.awaitReady();
        Running.announce(folder, service);
        System.out.println(Welcome.text(service));
        CompletableFuture.anyOf(service.onExit(), backends.onExit()).join();
        if (!stopping) {
            throw new Refusal(backends.handle().isAlive() ? service.obituary() : backends.obituary());
        }
    }

    private static int port(Optional<Integer> wish) {
        if (wish.isPresent()) {
            return wish.filter(Ports::free)
                    .orElseThrow(() -> new Refusal("port " + wish.get() + " is taken; choose another with --port."));
        }
        if (Ports.free(USUAL_PORT)) {
            return USUAL_PORT;
        }
        int chosen = Ports.anyFree();
        System.out.println("Sise: port " + USUAL_PORT + " is taken by another program; using " + chosen + ".");
        return chosen;
    }

    /** Parts stop in the reverse order of their start; one that starts while all is stopping stops at once. */
    private <T extends AutoCloseable> T keep(T part) throws Exception {
        synchronized (parts) {
            if (!stopping) {
                parts.push(part);
                return part;
            }
        }
        part.close();
        throw new IllegalStateException("stopped while starting");
    }

    private void stop() {
        synchronized (parts) {
            stopping = true;
        }
        System.out.println("\nSise: stopping …");
        Running.withdraw(folder);
        while (!parts.isEmpty()) {
            closeQuietly(parts.pop());
        }
        System.out.println("Sise: stopped; the data stay in " + folder.root());
    }

    /** The others must stop all the same. */
    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (IOException | RuntimeException e) {
            System.err.println("sise: while stopping: " + e);
        } catch (Exception e) {
            throw new IllegalStateException("stopping " + part, e);
        }
    }
}
