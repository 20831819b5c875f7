package org.sise.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code ./sise train}: lets the service work on a scratch folder as on a busy day, while the JVM takes notes, and makes the
 * AOT cache of the artifact of them: a start then takes half the time, and the first requests are answered as fast as later
 * ones are.
 */
public final class Training {
    private static final List<String> SAMPLES = List.of("blue.json", "yellow.json", "orange.json", "red.json");
    private static final List<String> PAGES = List.of("/", "/inbox", "/incidents", "/overview", "/report");
    private static final int WORKERS = 6;

    /** What is called some 200 times is noted; what the flow calls is called in each of its fourteen requests. */
    private static final int ROUNDS = 250;

    /** Writing the notes down takes the JVM longer than an orderly end does. */
    private static final Duration NOTES = Duration.ofMinutes(3);

    private final Artifact artifact;
    private final Path samples;
    private final DataFolder folder;

    private Training(Artifact artifact, Path samples, DataFolder folder) {
        this.artifact = artifact;
        this.samples = samples;
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        Program.run(() -> {
            if (arguments.length > 0) {
                throw new Refusal("./sise train takes no arguments.");
            }
            Path scratch = Program.home("target/training");
            Folders.delete(scratch);
            Artifact artifact = Artifact.built(Program.home(".")).refuseIfMissing();
            new Training(artifact, Program.home("docs/samples"), DataFolder.open(scratch)).run();
            Folders.delete(scratch);
        });
    }

    private void run() throws Exception {
        Path notes = folder.path("app.aotconf");
        System.out.println("Sise: training, about a minute …");
        work(notes);
        System.out.println("Sise: making the cache …");
        create(notes);
        System.out.printf(
                "Sise: %s, %d MB; the next start uses it%n",
                artifact.cache(), Files.size(artifact.cache()) / 1_000_000);
    }

    private void work(Path notes) throws Exception {
        List<String> options = List.of("-Xmx1g", "-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes);
        try (BackendsProcess backends = BackendsProcess.start(folder, folder.path("postgres-binaries"))) {
            Migrations.run(backends.endpoints());
            ServiceProcess service = ServiceProcess.start(
                    folder, artifact.commandWithoutCache(options), backends.endpoints(), Ports.anyFree());
            try {
                service.awaitReady();
                busyDay(service.page());
            } finally {
                service.stop(NOTES);
            }
        }
        if (!Files.exists(notes)) {
            throw new Refusal("the JVM left no notes; see " + folder.log("service.log"));
        }
    }

    private void busyDay(URI page) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            YellowFlow flow = YellowFlow.at(page, client, samples);
            Person li = Person.logIn(client, page, "li");
            List<String> reports = new ArrayList<>();
            for (String sample : SAMPLES) {
                reports.add(Files.readString(samples.resolve(sample)));
            }
            inTurns(() -> {
                flow.walk();
                for (String report : reports) {
                    look(li, li.send("/api/v1/incidents", report).path("id").asText());
                }
                return null;
            });
        }
    }

    private static void look(Person person, String incident) throws IOException, InterruptedException {
        person.get("/api/v1/incidents/" + incident);
        person.get("/api/v1/incidents/" + incident + "/timeline");
        person.get("/api/v1/incidents?limit=50");
        person.get("/api/v1/inbox");
        person.page("/incidents/" + incident);
        person.page(PAGES.get(Math.floorMod(incident.hashCode(), PAGES.size())));
    }

    private static void inTurns(Callable<Void> round) throws InterruptedException, ExecutionException {
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<Void>> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add(workers.submit(round));
            }
            for (Future<Void> one : rounds) {
                one.get();
            }
        }
    }

    private void create(Path notes) throws IOException, InterruptedException {
        Path log = folder.freshLog("cache.log");
        List<String> options =
                List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + notes, "-XX:AOTCache=" + artifact.cache());
        Process process = new ProcessBuilder(artifact.commandWithoutCache(options))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new Refusal("the JVM made no cache; " + log + " ends with:\n" + Processes.lastLines(log, 12));
        }
    }
}
