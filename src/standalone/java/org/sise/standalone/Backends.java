package org.sise.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * The process that runs PostgreSQL and Kafka: {@code Backends --data DIR [--binaries DIR]}. When PostgreSQL takes
 * requests it writes DIR/backends.properties and the line {@code database} to standard output, when Kafka does too the
 * line {@code ready}: the service needs no Kafka to start. It stops on SIGTERM, on SIGINT, and when its standard input
 * closes, so it never outlives the process that started it.
 */
public final class Backends implements AutoCloseable {
    static final String DATABASE = "database";
    static final String READY = "ready";

    private final DataFolder folder;
    private final FolderLock lock;
    private final Postgres postgres;
    private final Kafka kafka;

    private Backends(DataFolder folder, FolderLock lock, Postgres postgres, Kafka kafka) {
        this.folder = folder;
        this.lock = lock;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    public static void main(String[] arguments) {
        PrintStream answer = System.out;
        System.setOut(System.err); // standard output belongs to the lines that the parent waits for
        Program.run(() -> {
            Arguments given = Arguments.of(arguments);
            DataFolder folder = DataFolder.open(given.path("data", Program.home("data")));
            Path binaries = given.path("binaries", folder.path("postgres-binaries"));
            Backends backends = start(folder, binaries.toAbsolutePath(), answer);
            Runtime.getRuntime().addShutdownHook(new Thread(backends::close, "stop"));
            say(answer, READY);
            awaitEndOfInput();
            System.exit(0);
        });
    }

    private static void say(PrintStream answer, String word) {
        answer.println(word);
        answer.flush();
    }

    private static Backends start(DataFolder folder, Path binaries, PrintStream answer) throws Exception {
        FolderLock lock = FolderLock.takeFromOrphan(folder, "backends.lock");
        folder.delete(Endpoints.FILE);
        int port = Ports.kept(folder, "kafka");
        CompletableFuture<Kafka> kafka = CompletableFuture.supplyAsync(() -> startKafka(folder, port));
        Postgres postgres = Postgres.start(folder, binaries);
        try {
            folder.write(Endpoints.FILE, endpoints(folder, postgres, port).asProperties());
            say(answer, DATABASE);
            return new Backends(folder, lock, postgres, kafka.join());
        } catch (RuntimeException e) {
            folder.delete(Endpoints.FILE);
            postgres.close();
            throw e;
        }
    }

    private static Kafka startKafka(DataFolder folder, int port) {
        try {
            return Kafka.start(folder, port);
        } catch (Exception e) {
            throw new IllegalStateException("starting Kafka on " + folder.root(), e);
        }
    }

    private static Endpoints endpoints(DataFolder folder, Postgres postgres, int kafka) {
        return new Endpoints(
                postgres.jdbcUrl(),
                "127.0.0.1:" + kafka,
                folder.secret("sise_owner"),
                folder.secret("sise_app"),
                folder.secret("sise_purge"));
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // nothing is ever said on standard input; only its end counts
        }
    }

    @Override
    public void close() {
        folder.delete(Endpoints.FILE);
        try (lock;
                postgres;
                kafka) {
            System.err.println("stopping PostgreSQL and Kafka on " + folder.root());
        } catch (IOException e) {
            throw new IllegalStateException("stopping PostgreSQL and Kafka on " + folder.root(), e);
        }
    }
}
