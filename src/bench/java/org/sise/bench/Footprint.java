package org.sise.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sise.standalone.Artifact;
import org.sise.standalone.Endpoints;
import org.sise.standalone.Person;

/** What one needs to run it: the time until it is ready, resident memory before and after work, and what is installed. */
final class Footprint {
    private static final String BENCH = "footprint";
    private static final String ALERTMANAGER = "prometheus-alertmanager";
    private static final double MEGABYTE = 1_048_576;
    private static final Duration IDLE = Duration.ofSeconds(3);

    private final Rig rig;
    private final Scale scale;
    private final Results results;
    private final String report;

    /** How often each is started, and how long it works. */
    record Scale(int starts, Duration work) {
        static Scale of(boolean quick) {
            return quick ? new Scale(1, Duration.ofSeconds(2)) : new Scale(3, Duration.ofSeconds(10));
        }
    }

    /** A program that is measured: how it is started, where it says that it is ready, what it does, and its files. */
    private interface Side {
        ProcessBuilder on(URI address) throws Exception;

        URI ready(URI address);

        Load.Ask work(URI address) throws Exception;

        long bytes() throws IOException;
    }

    private record Measured(double seconds, double idle, double worked) {}

    Footprint(Rig rig, Path samples, Scale scale, Results results) throws Exception {
        this.rig = rig;
        this.scale = scale;
        this.results = results;
        report = Files.readString(samples.resolve("yellow.json"));
    }

    void run() throws Exception {
        results.remark(
                BENCH,
                "sise: the artifact of production as one more replica beside the one that runs (its relay stands by);"
                        + " Java: " + String.join(" ", Programs.JVM)
                        + "; work: reports by " + Bench.WORKERS + " at a time for "
                        + scale.work().toSeconds()
                        + " s; memory without that of the database; of Sise's artifact the AOT cache is "
                        + bytes(Artifact.built(rig.home()).cache()) / 1_048_576 + " MiB");
        Map<String, Side> sides = new LinkedHashMap<>();
        sides.put("sise", new Sise());
        if (rig.libraries("flowable").isPresent()) {
            rig.create("flowable");
            sides.put("flowable", new Flowable());
        }
        Optional<Path> alertmanager = alertmanager();
        alertmanager.ifPresent(program -> sides.put("alertmanager", new Alertmanager(program)));
        if (alertmanager.isEmpty()) {
            results.remark(
                    BENCH, "no " + ALERTMANAGER + " is installed (Debian: apt-get install " + ALERTMANAGER + ")");
        }
        Map<String, List<Measured>> all = new LinkedHashMap<>();
        for (int i = 0; i < scale.starts(); i++) {
            for (Map.Entry<String, Side> side : sides.entrySet()) {
                all.computeIfAbsent(side.getKey(), key -> new ArrayList<>())
                        .add(measure(side.getKey(), side.getValue()));
            }
        }
        for (Map.Entry<String, List<Measured>> side : all.entrySet()) {
            tell(side.getKey(), side.getValue(), sides.get(side.getKey()).bytes());
        }
    }

    private Measured measure(String name, Side side) throws Exception {
        URI address = Programs.onPort(Programs.freePort());
        ProcessBuilder builder = side.on(address);
        long begun = System.nanoTime();
        Process process = rig.programs().start(builder, "footprint-" + name, side.ready(address));
        double seconds = (System.nanoTime() - begun) / 1e9;
        try {
            Waiting.out(IDLE);
            double idle = resident(process);
            new Loop(Bench.WORKERS, scale.work()).run(side.work(address));
            return new Measured(seconds, idle, resident(process));
        } finally {
            rig.programs().stop(process);
        }
    }

    private static double resident(Process process) throws IOException {
        return Machine.field(Path.of("/proc/" + process.pid() + "/status"), "VmRSS:") / 1_024.0;
    }

    private void tell(String name, List<Measured> measured, long bytes) throws IOException {
        results.add(BENCH, name + ", start to ready", median(measured, Measured::seconds), "s");
        results.add(BENCH, name + ", resident, idle", median(measured, Measured::idle), "MiB");
        results.add(BENCH, name + ", resident, after work", median(measured, Measured::worked), "MiB");
        results.add(BENCH, name + ", artifact", bytes / MEGABYTE, "MiB");
    }

    private static double median(List<Measured> all, java.util.function.ToDoubleFunction<Measured> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static long bytes(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private final class Sise implements Side {
        private final Artifact artifact = Artifact.built(rig.home());

        @Override
        public ProcessBuilder on(URI address) {
            ProcessBuilder builder = new ProcessBuilder(artifact.command(Programs.JVM));
            Endpoints endpoints = rig.endpoints();
            builder.environment()
                    .putAll(Map.of(
                            "QUARKUS_PROFILE", "prod",
                            "QUARKUS_DATASOURCE_JDBC_URL", endpoints.jdbcUrl(),
                            "QUARKUS_DATASOURCE_USERNAME", "sise_app",
                            "QUARKUS_DATASOURCE_PASSWORD", endpoints.appPassword(),
                            "KAFKA_BOOTSTRAP_SERVERS", endpoints.kafka(),
                            "QUARKUS_HTTP_HOST", "127.0.0.1",
                            "QUARKUS_HTTP_PORT", Integer.toString(address.getPort()),
                            "QUARKUS_HTTP_AUTH_SESSION_ENCRYPTION_KEY", rig.secret("session"),
                            "SISE_DEMO", "true"));
            return builder;
        }

        @Override
        public URI ready(URI address) {
            return address.resolve("/q/health/ready");
        }

        @Override
        public Load.Ask work(URI address) throws Exception {
            Person li = Person.logIn(rig.client(), address, "li");
            return n -> li.send(Intake.INCIDENTS, report);
        }

        @Override
        public long bytes() throws IOException {
            return Footprint.bytes(artifact.jar().getParent());
        }
    }

    private final class Flowable implements Side {
        @Override
        public ProcessBuilder on(URI address) throws IOException {
            return rig.flowableOn(address);
        }

        @Override
        public URI ready(URI address) {
            return address.resolve("/process-api/repository/process-definitions");
        }

        @Override
        public Load.Ask work(URI address) {
            URI processes = address.resolve("/process-api/runtime/process-instances");
            return n -> Peers.post(rig.client(), processes, Intake.PROCESS);
        }

        /** Its jars, as an application would ship them. */
        @Override
        public long bytes() throws IOException {
            long sum = 0;
            for (String part : rig.libraries("flowable").orElseThrow().split(":")) {
                sum += Footprint.bytes(Path.of(part));
            }
            return sum;
        }
    }

    private static Optional<Path> alertmanager() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, ALERTMANAGER))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** In memory, of one binary; it keeps nothing that survives a kill but silences. */
    private final class Alertmanager implements Side {
        private final Path program;

        Alertmanager(Path program) {
            this.program = program;
        }

        @Override
        public ProcessBuilder on(URI address) throws IOException {
            Path folder = rig.home().resolve("target/bench/alertmanager");
            Files.createDirectories(folder);
            Path config = folder.resolve("config.yaml");
            Files.writeString(config, "route: {receiver: none}\nreceivers: [{name: none}]\n");
            return new ProcessBuilder(
                    program.toString(),
                    "--config.file=" + config,
                    "--storage.path=" + folder.resolve("data"),
                    "--web.listen-address=127.0.0.1:" + address.getPort(),
                    "--cluster.listen-address=");
        }

        @Override
        public URI ready(URI address) {
            return address.resolve("/-/ready");
        }

        @Override
        public Load.Ask work(URI address) {
            return n -> Peers.post(
                    rig.client(),
                    address.resolve("/api/v2/alerts"),
                    "[{\"labels\": {\"alertname\": \"alert\", \"n\": \"" + n + "\"}, \"startsAt\": \"" + Instant.now()
                            + "\"}]");
        }

        @Override
        public long bytes() throws IOException {
            return Files.size(program);
        }
    }
}
