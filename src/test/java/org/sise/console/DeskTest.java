package org.sise.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** What rings at whose desk, and until when. */
@QuarkusTest
class DeskTest {
    private static final String SIGN = "/steps/tell_leader.zfw.1/acknowledge";

    @Test
    void an_orange_one_rings_at_the_duty_room_until_one_of_its_people_has_signed() {
        String orange = reports("provincial_media");

        assertThat(row("wang", orange)).contains("data-rings").contains("value=\"tell_leader.zfw.1\"");
        post("li", "/" + orange + SIGN, "{}").then().statusCode(200);

        assertThat(row("wang", orange)).doesNotContain("data-rings").contains("已签收 李明");
        post("li", "/" + orange + SIGN, "{}").then().statusCode(409);
    }

    @Test
    void it_rings_only_where_somebody_can_sign() {
        String orange = reports("provincial_media");

        assertThat(row("auditor", orange)).doesNotContain("data-rings");
        assertThat(row("yx-fy-handler", orange)).contains("value=\"verify.yx-fy.1\"");
    }

    @Test
    void a_yellow_one_rings_nowhere() {
        String yellow = reports("local_media");

        assertThat(row("li", yellow)).doesNotContain("data-rings");
    }

    private static String reports(String reach) {
        return post("li", "", """
                {'title': '老人倒地被拍下', 'summary': '多个平台讨论一次执行', 'theme': 'law_enforcement', 'areaCode': '990102',
                 'source': {'kind': 'duty'}, 'responsibleUnit': 'yx-fy',
                 'situation': {'reach': '%s', 'counts': {'reads': 36000, 'interactions': 420}}}""".formatted(reach))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Its line on somebody's board. */
    private static String row(String person, String incident) {
        String board = as(person).get("/board").then().statusCode(200).extract().asString();
        int from = board.indexOf("data-id=\"" + incident);
        assertThat(from).as("on the board of " + person).isPositive();
        return board.substring(from, board.indexOf("</li>", from));
    }

    private static Response post(String person, String path, String body) {
        return as(person).body(body.replace('\'', '"')).post("/api/v1/incidents" + path);
    }

    private static RequestSpecification as(String person) {
        return given().auth().preemptive().basic(person, person + "-demo").contentType("application/json");
    }
}
