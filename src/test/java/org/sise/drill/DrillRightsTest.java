package org.sise.drill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who sees a drill and what he may do with it: of the commission that holds it, of a unit that takes part, of neither. */
@QuarkusTest
class DrillRightsTest {
    private static final String DRILLS = "/api/v1/drills";
    private static final String SCRIPT = """
            {"name": "权限演练", "participants": ["jx-fy"], "injects": [{"at": "PT720H", "report": {"title": "收费咨询",
             "summary": "询问收费标准", "theme": "other", "areaCode": "990101", "responsibleUnit": "jx-gaj",
             "source": {"kind": "duty"}}}]}""";

    private final List<String> everything = List.of("pause", "pace", "stop", "assess");

    @Test
    void each_sees_and_may_do_what_is_his() {
        String code = post("jx-zfw-coordinator", "", SCRIPT)
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        assertThat(acts("jx-zfw-coordinator", code)).containsExactly("start", "stop");
        assertThat(acts("jx-gaj-handler", code)).as("its report is about them").isEmpty();
        post("jx-zfw-coordinator", "/" + code + "/start", "{}").then().statusCode(200);

        assertThat(acts("jx-zfw-coordinator", code)).containsExactlyElementsOf(everything);
        assertThat(acts("jx-zfw-deputy", code)).containsExactlyElementsOf(everything);
        assertThat(acts("qian", code)).containsExactly("pause");
        assertThat(acts("jx-gaj-handler", code)).containsExactly("pause");
        assertThat(acts("jx-fy-handler", code)).containsExactly("pause");
        assertThat(acts("he", code)).as("the centre sees it").isEmpty();
        assertThat(acts("li", code)).isEmpty();
        get("sun", "/" + code).then().statusCode(404);
        get("wu", "/" + code).then().statusCode(404);
        get("admin", "/" + code).then().statusCode(404);

        post("wu", "/" + code + "/pause", "{}").then().statusCode(404);
        post("he", "/" + code + "/pause", "{}").then().statusCode(403);
        post("he", "/" + code + "/stop", "{}").then().statusCode(403);
        post("qian", "/" + code + "/stop", "{}").then().statusCode(403);
        post("jx-gaj-handler", "/" + code + "/pace", "{\"speed\": 60}").then().statusCode(403);
        post("jx-gaj-handler", "/" + code + "/pause", "{}").then().statusCode(200);
        post("jx-gaj-handler", "/" + code + "/resume", "{}").then().statusCode(403);
        post("jx-zfw-deputy", "/" + code + "/resume", "{}").then().statusCode(200);
        post("jx-zfw-coordinator", "/" + code + "/stop", "{}").then().statusCode(200);
        assertThat(acts("jx-zfw-coordinator", code)).containsExactly("assess");
    }

    @Test
    void a_county_drills_itself_and_whose_the_report_is_takes_part_unasked() {
        post("jx-zfw-coordinator", "", SCRIPT.replace("990101", "990102"))
                .then()
                .statusCode(422);

        List<String> participants =
                post("he", "", SCRIPT).then().statusCode(201).extract().path("participants");

        assertThat(participants).contains("zfw", "jx-zfw", "jx-gaj", "jx-fy");
    }

    private static List<String> acts(String person, String code) {
        return get(person, "/" + code).then().statusCode(200).extract().path("acts");
    }

    private static Response get(String person, String path) {
        return given().auth().preemptive().basic(person, person + "-demo").get(DRILLS + path);
    }

    private static Response post(String person, String path, String body) {
        return given().auth()
                .preemptive()
                .basic(person, person + "-demo")
                .contentType("application/json")
                .body(body)
                .post(DRILLS + path);
    }
}
