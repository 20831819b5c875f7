package org.sise.bench.debezium;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Debezium's engine with its outbox router: what is inserted into the table outbox goes to the topic bench.debezium. A
 * POST to /pause and /resume stops and starts it. {@code DebeziumRelay PORT JDBC-URL KAFKA}, with PEER_PASSWORD.
 */
public final class DebeziumRelay {
    private static final String TABLE = """
            create table outbox (id uuid primary key, aggregatetype text not null, aggregateid text not null,
                type text not null, payload text not null)""";

    private final URI database;
    private final String password = System.getenv("PEER_PASSWORD");
    private final Path offsets = Files.createTempFile("debezium", ".offsets");
    private final KafkaProducer<String, String> producer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine;
    private Future<?> run;

    private DebeziumRelay(String url, String kafka) throws IOException {
        database = URI.create(url.substring("jdbc:".length()));
        // as Sise's relay: every replica has it, nothing waits for company
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 0, "enable.idempotence", true),
                new StringSerializer(),
                new StringSerializer());
    }

    public static void main(String[] arguments) throws Exception {
        DebeziumRelay relay = new DebeziumRelay(arguments[1], arguments[2]);
        relay.makeTable(arguments[1]);
        relay.resume();
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        server.createContext("/", relay::answer);
        server.start();
    }

    private void makeTable(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            switch (exchange.getRequestURI().getPath()) {
                case "/pause" -> pause();
                case "/resume" -> resume();
                default -> {}
            }
            exchange.sendResponseHeaders(200, -1);
        } catch (Exception failed) {
            failed.printStackTrace();
            exchange.sendResponseHeaders(500, -1);
        } finally {
            exchange.close();
        }
    }

    private void resume() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        engine = DebeziumEngine.create(Connect.class)
                .using(settings())
                .using(new DebeziumEngine.ConnectorCallback() {
                    @Override
                    public void taskStarted() {
                        started.countDown();
                    }
                })
                .using((success, message, error) -> {
                    if (!success) {
                        System.err.println(message + ": " + error);
                    }
                })
                .notifying(this::publish)
                .build();
        run = thread.submit(engine);
        started.await();
    }

    private void pause() throws Exception {
        engine.close();
        run.get();
    }

    /** A batch as Sise's relay has it: sent in order, all awaited, then settled. */
    private void publish(
            List<ChangeEvent<SourceRecord, SourceRecord>> changes,
            DebeziumEngine.RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> committer)
            throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ChangeEvent<SourceRecord, SourceRecord> change : changes) {
            SourceRecord record = change.value();
            if (record != null && record.topic().startsWith("bench.") && record.value() instanceof String payload) {
                sent.add(producer.send(
                        new ProducerRecord<>(record.topic(), String.valueOf(record.key()), payload)));
            }
        }
        for (Future<RecordMetadata> one : sent) {
            await(one);
        }
        for (ChangeEvent<SourceRecord, SourceRecord> change : changes) {
            committer.markProcessed(change);
        }
        committer.markBatchFinished();
    }

    private static void await(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get();
        } catch (java.util.concurrent.ExecutionException refused) {
            throw new IllegalStateException("Kafka refused", refused);
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "name", "bench",
                "connector.class", "io.debezium.connector.postgresql.PostgresConnector",
                "offset.storage", "org.apache.kafka.connect.storage.FileOffsetBackingStore",
                "offset.storage.file.filename", offsets.toString(),
                "offset.flush.interval.ms", "1000",
                "topic.prefix", "source",
                "poll.interval.ms", "5",
                "snapshot.mode", "no_data"));
        settings.putAll(Map.of(
                "database.hostname", database.getHost(),
                "database.port", Integer.toString(database.getPort()),
                "database.user", "postgres",
                "database.password", password,
                "database.dbname", database.getPath().substring(1),
                "plugin.name", "pgoutput",
                "publication.autocreate.mode", "filtered",
                "table.include.list", "public.outbox"));
        settings.putAll(Map.of(
                "transforms", "outbox",
                "transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter",
                "transforms.outbox.route.topic.replacement", "bench.${routedByValue}"));
        return settings;
    }
}
