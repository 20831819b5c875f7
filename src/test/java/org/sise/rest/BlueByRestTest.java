package org.sise.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.sise.rest.Caller.INCIDENTS;
import static org.sise.rest.Caller.as;
import static org.sise.rest.Caller.blue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** 蓝 end to end (plan.md part C), as the people and the machine do it by REST. */
@QuarkusTest
class BlueByRestTest {
    @Test
    void a_fee_misunderstood_is_worked_to_its_end() {
        String key = UUID.randomUUID().toString();
        String machines = blue(key).replace("'dedupKey'", "'author': 'x', 'followers': 3, 'dedupKey'");
        Response reported = as("monitor").post("", machines);
        reported.then()
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/v1/incidents/[0-9a-f-]{36}"))
                .body("number", matchesPattern("YQ-\\d{4}-\\d{6}"))
                .body("level", equalTo("blue"))
                .body("provisional", equalTo(true))
                .body("owner", equalTo("990101"))
                .body("dropped", contains("author", "followers"))
                .body("unknown", hasItems("nature", "impact"))
                .body("steps.id", contains("confirm.jx-zfw.1"));
        String id = reported.path("id");
        as("monitor")
                .post("", machines.replace("'reads': 620", "'reads': 910"))
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("situation.counts.reads", equalTo(910));

        // before it is confirmed, the unit complained of and the other county see nothing
        as("sun").incident(id).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        as("wu").incident(id).then().statusCode(404);

        settle("qian", id, "confirm.jx-zfw.1", "{'verdict': 'confirm', 'lead': 'jx-sfj'}")
                .then()
                .statusCode(200)
                .body("provisional", equalTo(false))
                .body("steps.id", hasItems("verify.jx-sfj.1", "answer.jx-sfj.1"));
        as("sun")
                .post("/" + id + "/grade", "{'level': 'yellow', 'reason': '我们认为更高'}")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
        as("sun")
                .post("/" + id + "/steps/verify.jx-sfj.1/acknowledge", "{}")
                .then()
                .statusCode(200);
        settle("sun", id, "verify.jx-sfj.1", "{'finding': 'untrue', 'facts': '收费符合标准'}")
                .then()
                .statusCode(200);
        settle(
                        "sun",
                        id,
                        "answer.jx-sfj.1",
                        "{'mode': 'public', 'address': '官方账号', 'text': '收费标准如下', 'signedBy': 'jx-sfj-principal'}")
                .then()
                .statusCode(200)
                .body("limits.find { it.id == 'answer_hard' }.state", equalTo("met"))
                .body("limits.find { it.id == 'answer_hard' }.legal", equalTo(true));
        as("sun").get("/api/v1/inbox").then().statusCode(200).body("items.step", hasItem("feedback.jx-sfj.1"));
        settle("sun", id, "feedback.jx-sfj.1", "{'effect': 'calm'}").then().statusCode(200);
        settle("qian", id, "summary.jx-zfw.1", "{'text': '误解已消除'}")
                .then()
                .statusCode(200)
                .body("phase", equalTo("closed"));

        settle("qian", id, "summary.jx-zfw.1", "{'text': '再来一次'}")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-allowed"))
                .body("code", equalTo("incident_closed"))
                .body("$", not(hasKey("arguments")))
                .body("state.phase", equalTo("closed"))
                .body("allowed.verb", hasItems("note", "link"));
        as("wu").incident(id).then().statusCode(404);
        as("li").get(INCIDENTS + "/" + id + "/timeline/verification").then().body("ok", equalTo(true));
    }

    private static Response settle(String person, String id, String step, String outcome) {
        return as(person).post("/" + id + "/steps/" + step + "/settle", "{'outcome': " + outcome + "}");
    }

    @Test
    void words_are_shown_to_those_who_may_see_the_entry() {
        String id = as("qian").reportsBlue();
        as("qian").post("/" + id + "/notes", "{'text': '只给政法委看的话'}").then().statusCode(200);
        settle("qian", id, "confirm.jx-zfw.1", "{'verdict': 'confirm', 'lead': 'jx-sfj'}")
                .then()
                .statusCode(200);

        as("li").get(INCIDENTS + "/" + id + "/timeline").then().body("entries.event.text", hasItem("只给政法委看的话"));
        as("sun").get(INCIDENTS + "/" + id + "/timeline").then().body("entries.type", not(hasItem("noted")));
        as("sun").incident(id).then().statusCode(200).body("title", equalTo("公证收费被误解"));
    }

    @Test
    void the_version_is_the_etag() {
        String id = as("qian").reportsBlue();
        String tag = as("qian").incident(id).then().statusCode(200).extract().header("ETag");

        as("qian")
                .request()
                .header("If-None-Match", tag)
                .get(INCIDENTS + "/" + id)
                .then()
                .statusCode(304);
        as("qian").post("/" + id + "/notes", "{'text': '一条'}").then().statusCode(200);
        as("qian")
                .request()
                .header("If-None-Match", tag)
                .get(INCIDENTS + "/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void a_repeated_request_is_applied_once_and_another_under_its_key_refused() {
        String key = UUID.randomUUID().toString();
        String body = blue(UUID.randomUUID().toString());
        String id = as("qian")
                .postOnce(key, "", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as("qian").postOnce(key, "", body).then().statusCode(200).body("id", equalTo(id));
        as("qian")
                .postOnce(key, "", body.replace("'reads': 620", "'reads': 621"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/key-reused"));
        int version = as("qian")
                .postOnce("n" + key, "/" + id + "/notes", "{'text': '一条'}")
                .path("version");
        as("qian")
                .postOnce("n" + key, "/" + id + "/notes", "{'text': '一条'}")
                .then()
                .statusCode(200)
                .body("version", equalTo(version));
        as("qian").postOnce("a b", "", body).then().statusCode(400);
    }

    @Test
    void the_list_shows_what_the_caller_may_see_a_page_at_a_time() {
        String first = as("qian").reportsBlue();
        String second = as("qian").reportsBlue();

        Response page = as("qian").get(INCIDENTS + "?limit=1&level=blue&phase=open");
        page.then().statusCode(200).body("items.id", contains(second));
        String next = page.path("next");
        as("qian")
                .get(INCIDENTS + "?limit=1&level=blue&phase=open&after=" + next)
                .then()
                .body("items.id", contains(first));
        as("li").get(INCIDENTS + "?q=收费").then().statusCode(200).body("items.id", hasItem(first));
        List<String> others = as("wu").get(INCIDENTS).path("items.id");
        assertThat(others).doesNotContain(first, second);
        as("qian")
                .get(INCIDENTS + "?level=purple&limit=0&from=yesterday")
                .then()
                .statusCode(400)
                .body("errors.field", contains("level", "from", "limit"));
    }

    @Test
    void plans_standards_and_the_contract_can_be_read() {
        String plan = as("sun").get("/api/v1/plans").path("[0].version");
        as("sun").get("/api/v1/plans/" + plan).then().statusCode(200).body("flows.blue.steps.key", hasItem("confirm"));
        String standard = as("sun").get("/api/v1/standards").path("[0].version");
        as("sun")
                .get("/api/v1/standards/" + standard)
                .then()
                .statusCode(200)
                .body("criteria.key", hasItem("red.nature"));
        as("sun").get("/api/v1/plans/none").then().statusCode(404).body("instance", equalTo("/api/v1/plans/none"));
        as("sun").get("/q/openapi?format=json").then().statusCode(200).body("info.version", equalTo("v1"));
        as("sun").get("/api/v1/incidents?level=").then().statusCode(200).body("error", nullValue());
    }
}
