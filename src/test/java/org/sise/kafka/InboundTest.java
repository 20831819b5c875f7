package org.sise.kafka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sise.kafka.Department.Answered;
import org.sise.kafka.Department.Said;

/** Departments and monitoring systems that speak by Kafka alone. */
@QuarkusTest
class InboundTest {
    private static final String INCIDENTS = "/api/v1/incidents";
    private static final String VERIFIED = """
            {'step': 'verify.jx-sfj.1', 'outcome': {'finding': 'untrue', 'facts': '收费按标准公示', 'openPoints': '无',
             'basis': '收费目录'}}""";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private Department bureau;

    @BeforeEach
    void open() {
        bureau = Department.of("jx-sfj", broker);
    }

    @AfterEach
    void close() {
        bureau.close();
    }

    @Test
    void a_bureau_works_its_steps_of_a_blue_one_by_message() throws Exception {
        String id = confirmed();

        assertThat(bureau.asks(Said.of("sun", "reply.acknowledge", id, "{'step': 'verify.jx-sfj.1'}"))
                        .type())
                .isEqualTo("taken");
        Answered taken = bureau.asks(Said.of("sun", "reply.settle", id, VERIFIED));
        assertThat(taken.type()).as(taken.body().toString()).isEqualTo("taken");
        assertThat(taken.body().path("incident").asText()).isEqualTo(id);
        bureau.asks(Said.of("sun", "reply.note", id, "{'text': '已与群众联系'}"));
        Answered answered = bureau.asks(Said.of("sun", "reply.settle", id, """
                {'step': 'answer.jx-sfj.1', 'outcome': {'mode': 'direct', 'text': '已当面说明收费依据',
                 'signedBy': 'jx-sfj-principal'}}"""));
        assertThat(answered.type()).as(answered.body().toString()).isEqualTo("taken");
        Answered calm = bureau.asks(Said.of("sun", "reply.settle", id, """
                {'step': 'feedback.jx-sfj.1', 'outcome': {'effect': 'calm', 'ground': '无后续'}}"""));
        assertThat(calm.type()).as(calm.body().toString()).isEqualTo("taken");

        assertThat(states(id, "jx-sfj")).containsOnly("settled");
    }

    @Test
    void a_reply_counts_once_and_another_under_its_id_not_at_all() throws Exception {
        String id = confirmed();
        Said said = Said.of("sun", "reply.settle", id, VERIFIED);
        int version = bureau.asks(said).body().path("number").asInt();

        Answered again = bureau.asks(said);
        assertThat(again.type()).isEqualTo("taken");
        assertThat(again.body().path("repeated").asBoolean()).isTrue();
        assertThat(again.body().path("number").asInt()).isEqualTo(version);
        assertThat(problem(bureau.asks(said.with(VERIFIED.replace("untrue", "partly")))))
                .isEqualTo("key-reused");
    }

    @Test
    void what_is_not_the_units_to_say_is_refused_as_by_rest() throws Exception {
        String id = confirmed();

        assertThat(problem(
                        bureau.asks(Said.of("sun", "reply.settle", id, "{'step': 'summary.jx-zfw.1', 'outcome': {}}"))))
                .isEqualTo("unknown-step");
        assertThat(problem(bureau.asks(Said.of("qian", "reply.settle", id, VERIFIED))))
                .isEqualTo("unknown-person");
        assertThat(problem(bureau.asks(Said.of("monitor", "reply.settle", id, VERIFIED))))
                .as("a machine")
                .isEqualTo("unknown-person");
        assertThat(problem(bureau.asks(Said.of("sun", "reply.approve", id, VERIFIED))))
                .isEqualTo("invalid-request");
        assertThat(problem(bureau.asks(
                        Said.of("sun", "reply.settle", UUID.randomUUID().toString(), VERIFIED))))
                .isEqualTo("not-found");
        assertThat(problem(bureau.asks(Said.of("sun", "reply.settle", "", VERIFIED))))
                .isEqualTo("invalid-request");
        assertThat(problem(bureau.asks(Said.of("sun", "reply.settle", id, "{'outcome': {}}"))))
                .isEqualTo("invalid-request");
        assertThat(problem(bureau.asks(Said.of("sun", "reply.settle", id, "{"))))
                .as("no JSON, but we know who said it")
                .isEqualTo("malformed");
        assertThat(problem(bureau.asks(Said.of("sun", "reply.settle", id, VERIFIED.replace("收费目录", "联系人13812345678")))))
                .isEqualTo("personal-data");
        bureau.asks(Said.of("sun", "reply.settle", id, VERIFIED));
        Answered ended = bureau.asks(Said.of("sun", "reply.settle", id, VERIFIED));
        assertThat(problem(ended)).isIn("not-allowed", "wrong-state");
        assertThat(ended.body().path("problem").path("state").path("phase").asText())
                .isEqualTo("open");
    }

    @Test
    void what_decides_needs_a_person_at_the_console() throws Exception {
        String id = reported();
        try (Department commission = Department.of("jx-zfw", broker)) {
            Answered refused = commission.asks(
                    Said.of(
                            "qian",
                            "reply.settle",
                            id,
                            "{'step': 'confirm.jx-zfw.1', 'outcome': {'verdict': 'confirm', 'lead': 'jx-sfj', 'assisting': [], 'copies': []}}"));
            assertThat(problem(refused)).isEqualTo("forbidden");
        }
    }

    @Test
    void what_cannot_be_read_is_told_and_holds_up_nothing() throws Exception {
        String id = confirmed();
        String mark = UUID.randomUUID().toString();
        try (Department rejections = Department.rejected("sise.reply.jx-sfj", broker)) {
            rejections.send(Map.of(), new byte[] {0, 1, 2, (byte) 0xff});
            rejections.send(Map.of("ce_specversion", "1.0", "ce_id", mark + " with a space"), "{}".getBytes());
            rejections.send(Said.of("sun", "reply.settle", id, "").headers(), new byte[300 * 1024]);
            rejections.send(Said.of("sun", "reply.settle", id, "").headers(), null);
            rejections.send(Map.of("ce_specversion", "1.0", "content-type", "text/plain"), "{}".getBytes());

            assertThat(bureau.asks(Said.of("sun", "reply.settle", id, VERIFIED)).type())
                    .isEqualTo("taken");
            Answered large = rejections.hears("307200 bytes");
            assertThat(large.type()).isEqualTo("rejected");
            assertThat(large.body().path("topic").asText()).isEqualTo("sise.reply.jx-sfj");
            assertThat(large.body().has("offset")).isTrue();
            rejections.hears("ce_specversion is missing");
            rejections.hears("ce_id is not 1 to 200");
            rejections.hears("it has no body");
            rejections.hears("content-type is not");
        }
    }

    @Test
    void five_mebibytes_are_told_too_where_the_topic_lets_them_in() throws Exception {
        String id = confirmed();
        Said said = Said.of("sun", "reply.note", id, "{'text': '已与群众联系'}");
        try (Department rejections = Department.rejected("sise.reply.jx-sfj", broker);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "sise.reply.jx-sfj");
            ConfigEntry larger = new ConfigEntry("max.message.bytes", Integer.toString(6 * 1024 * 1024));
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(larger, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();

            rejections.send(said.headers(), new byte[5 * 1024 * 1024]);

            rejections.hears("5242880 bytes");
            assertThat(bureau.asks(said).type()).isEqualTo("taken");
        }
    }

    @Test
    void a_charset_behind_the_content_type_is_nobodys_concern() throws Exception {
        String id = confirmed();
        Said said = Said.of("sun", "reply.settle", id, VERIFIED);
        Map<String, String> headers = said.headers();
        headers.put("content-type", "application/json; charset=utf-8");
        bureau.send(headers, VERIFIED.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(bureau.asks(said).body().path("repeated").asBoolean()).isTrue();
    }

    @Test
    void what_the_next_report_does_not_say_is_not_folded_into_it() throws Exception {
        String key = UUID.randomUUID().toString();
        try (Department monitoring = Department.rejected("sise.intake", broker)) {
            monitoring.send(report(key, 600));
            monitoring.send(report(key, 9_000));
            monitoring.send(report(key, 700));
            monitoring.send(Said.of("li", "intake.report", "", body(key, 100_000)));
            monitoring.hears("no machine of the directory");
        }
        Awaitility.await().untilAsserted(() -> assertThat(found(key)).hasSize(1));
        Awaitility.await()
                .untilAsserted(() -> as("li").get(INCIDENTS + "/" + found(key).getFirst())
                        .then()
                        .body("situation.counts.reads", org.hamcrest.Matchers.equalTo(700)));
        List<Integer> reads = as("li").get(INCIDENTS + "/" + found(key).getFirst() + "/timeline?limit=500")
                .then()
                .extract()
                .path("entries.findAll { it.type in ['reported', 'followed_up'] }.event.situation.reads");
        assertThat(reads).as("the peak is kept").contains(9_000);
    }

    @Test
    void a_machine_reports_and_a_burst_of_one_matter_is_one_incident() throws Exception {
        String key = UUID.randomUUID().toString();
        try (Department monitoring = Department.rejected("sise.intake", broker)) {
            for (int reads = 600; reads < 3_600; reads++) {
                monitoring.send(report(key, reads));
            }
            monitoring.send(report(key, 3_600).with(body(key, 3_600).replace("'other'", "'fees'")));
            monitoring.send(report(UUID.randomUUID().toString(), 5).with("{'title': 'no more'}"));

            assertThat(monitoring
                            .hears("invalid-request")
                            .body()
                            .path("problem")
                            .has("errors"))
                    .isTrue();
            assertThat(monitoring.hears("/problems/invalid\"").type()).isEqualTo("rejected");
        }
        Awaitility.await().untilAsserted(() -> assertThat(found(key)).hasSize(1));
        List<String> found = found(key);
        Awaitility.await()
                .untilAsserted(() -> as("li").get(INCIDENTS + "/" + found.getFirst())
                        .then()
                        .body("situation.counts.reads", org.hamcrest.Matchers.equalTo(3_599)));
        List<String> types = as("li").get(INCIDENTS + "/" + found.getFirst() + "/timeline?limit=500")
                .then()
                .extract()
                .path("entries.type");
        assertThat(types).filteredOn("followed_up"::equals).hasSizeLessThan(100);
    }

    private static Said report(String key, int reads) {
        return Said.of("monitor", "intake.report", "", body(key, reads));
    }

    private static String body(String key, int reads) {
        return """
                {'title': '公证收费 %s', 'summary': '本地平台有帖文询问收费标准', 'theme': 'other', 'areaCode': '990101',
                 'source': {'kind': 'monitoring', 'platform': '本地论坛', 'authorName': '某人'}, 'responsibleUnit': 'jx-sfj',
                 'situation': {'counts': {'reads': %d}}, 'restricted': false, 'dedupKey': '%s'}""".formatted(key, reads, key);
    }

    private static List<String> found(String words) {
        return as("li").get(INCIDENTS + "?q=" + words)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private String reported() {
        return as("qian")
                .body(body(UUID.randomUUID().toString(), 620)
                        .replace(", 'authorName': '某人'", "")
                        .replace('\'', '"'))
                .post(INCIDENTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String confirmed() {
        String id = reported();
        as("qian")
                .body("""
                        {"outcome": {"verdict": "confirm", "lead": "jx-sfj", "assisting": [], "copies": []}}""")
                .post(INCIDENTS + "/" + id + "/steps/confirm.jx-zfw.1/settle")
                .then()
                .statusCode(200);
        return id;
    }

    private static String problem(Answered answered) {
        assertThat(answered.type()).as(answered.body().toString()).isEqualTo("refused");
        return answered.body().path("problem").path("type").asText().replace("/problems/", "");
    }

    private static List<String> states(String id, String unit) {
        return as("li").get(INCIDENTS + "/" + id)
                .then()
                .extract()
                .path("steps.findAll { it.unit == '" + unit + "' }.state");
    }

    private static RequestSpecification as(String person) {
        return given().auth().preemptive().basic(person, person + "-demo").contentType("application/json");
    }
}
