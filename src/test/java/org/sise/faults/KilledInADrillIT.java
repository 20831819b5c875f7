package org.sise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** A replica dies in the middle of a drill, and of a burst of replies: nothing is lost, nothing happens twice. */
class KilledInADrillIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final int REPORTS = 20;
    private static final int NOTES = 300;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void every_inject_of_a_drill_is_played_once() throws Exception {
        Cluster cluster = Cluster.whole();
        try (Connection database = cluster.superuser()) {
            String code =
                    post(cluster, "/api/v1/drills", "he", drill()).path("code").asText();
            post(cluster, "/api/v1/drills/" + code + "/start", "he", "{}");
            String played = "select count(*) from drill_inject where played is not null and drill = '" + code + "'";
            await().atMost(SOON).until(() -> count(database, played) > REPORTS / 2);

            cluster.replicas().getFirst().kill();
            await().atMost(SOON).until(() -> count(database, played) == 2 * REPORTS);
            post(cluster, "/api/v1/drills/" + code + "/stop", "he", "{}");
            String open = "select count(*) from incident where phase <> 'closed' and clock = '" + code + "'";
            await().atMost(SOON).until(() -> count(database, open) == 0);

            String all = "select count(*) from incident where clock = '" + code + "'";
            assertThat(count(database, all)).isEqualTo(REPORTS);
            assertThat(count(
                            database,
                            "select count(*) from drill_inject where refusal is not null and drill = '" + code + "'"))
                    .isZero();
            assertThat(count(database, entries(code, "followed_up"))).isEqualTo(REPORTS);
            assertThat(count(database, entries(code, "closed"))).isEqualTo(REPORTS);
            assertThat(count(database, "select count(*) from parked")).isZero();
        }
        cluster.startReplicas();
    }

    @Test
    void every_reply_of_a_burst_is_taken_once() throws Exception {
        Cluster cluster = Cluster.whole();
        String incident = post(cluster, "/api/v1/incidents", "qian", report("990101", "jx-sfj"))
                .path("id")
                .asText();
        post(
                cluster,
                "/api/v1/incidents/" + incident + "/steps/confirm.jx-zfw.1/settle",
                "qian",
                "{'outcome': {'verdict': 'confirm', 'lead': 'jx-sfj'}}");
        String noted = "select count(*) from entry where type = 'noted' and incident = '" + incident + "'";
        try (Connection database = cluster.superuser();
                KafkaProducer<String, String> bureau =
                        new KafkaProducer<>(cluster.kafka(), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < NOTES; i++) {
                bureau.send(note(incident, i));
            }
            bureau.flush();
            await().atMost(SOON).until(() -> count(database, noted) > NOTES / 10);

            cluster.replicas().getFirst().kill();

            await().atMost(SOON).until(() -> count(database, noted) == NOTES);
            String received = "select count(*) from received where source = 'kafka:jx-sfj:/burst/" + incident + "'";
            assertThat(count(database, received)).isEqualTo(NOTES);
        }
        cluster.startReplicas();
        assertThat(new Client(cluster.replicas(), 0, new History())
                        .get("li", "/" + incident + "/timeline/verification")
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    private static ProducerRecord<String, String> note(String incident, int number) {
        ProducerRecord<String, String> message =
                new ProducerRecord<>("sise.reply.jx-sfj", incident, "{\"text\": \"第 %d 条\"}".formatted(number));
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", "note-" + number);
        header(message, "ce_source", "/burst/" + incident);
        header(message, "ce_type", "org.sise.reply.note.v1");
        header(message, "ce_actor", "sun");
        header(message, "ce_subject", incident);
        header(message, "content-type", "application/json");
        return message;
    }

    private static void header(ProducerRecord<String, String> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A report each ten minutes of the drill, and half an hour after it new figures for it: a second and three. */
    private static String drill() {
        String injects = IntStream.range(0, REPORTS)
                .mapToObj(i -> """
                        {'at': 'PT%dM', 'key': 'r%d', 'report': %s},
                        {'at': 'PT%dM', 'of': 'r%d', 'counts': {'situation': {'counts': {'reads': %d}}}}""".formatted(i * 10, i, report("990101", "jx-sfj"), i * 10 + 30, i, 900 + i))
                .collect(Collectors.joining(","));
        return "{'name': '多事项', 'participants': ['jx-sfj'], 'speed': 600, 'injects': [" + injects + "]}";
    }

    private static String report(String area, String unit) {
        return """
                {'title': '收费咨询 %s', 'summary': '询问收费标准', 'theme': 'other', 'areaCode': '%s', 'responsibleUnit': '%s',
                 'source': {'kind': 'duty'}, 'restricted': false, 'situation': {'counts': {'reads': 620}}}""".formatted(UUID.randomUUID().toString().substring(0, 6), area, unit);
    }

    private static String entries(String clock, String type) {
        return "select count(*) from entry e join incident i on i.id = e.incident where i.clock = '" + clock
                + "' and e.type = '" + type + "'";
    }

    private JsonNode post(Cluster cluster, String path, String person, String body) throws Exception {
        List<Replica> alive =
                cluster.replicas().stream().filter(Replica::isAlive).toList();
        URI page = alive.getLast().page();
        byte[] login = (person + ":" + person + "-demo").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(page.resolve(path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JSON.readTree(answer.body());
    }

    private static long count(Connection database, String sql) throws Exception {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
