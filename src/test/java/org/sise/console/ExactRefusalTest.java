package org.sise.console;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sise.console.PagesTest.Visitor;

/** Whom the rules refuse reads why, word for word and with names; the English sentence is not needed beside it. */
@QuarkusTest
class ExactRefusalTest {
    private static Visitor qian() {
        return Visitor.of("qian");
    }

    private static RequestSpecification confirms() {
        return qian().sends()
                .formParam("verb", "settle")
                .formParam("target", "confirm.jx-zfw.1")
                .formParam("outcome.verdict", "confirm")
                .formParam("outcome.lead", "jx-sfj");
    }

    private static RequestSpecification recuses(String person) {
        return qian().sends()
                .formParam("verb", "recuse")
                .formParam("person", person)
                .formParam("reason", "亲属涉事")
                .formParam("once", UUID.randomUUID());
    }

    private static ValidatableResponse refused(RequestSpecification form, String incident, int status) {
        return form.post(incident + "/move").then().statusCode(status).body(not(containsString("class=\"detail\"")));
    }

    @Test
    void a_unit_is_called_by_its_name() {
        String incident = qian().reports("自己协助自己");

        refused(confirms().formParam("outcome.assisting", "jx-sfj"), incident, 422)
                .body(containsString("甲县司法局已是牵头单位，不能同时作协办单位"));
    }

    @Test
    void a_time_is_the_clock_of_the_city() {
        String incident = qian().reports("明天的事");

        refused(confirms().formParam("by.doneAt", "2098-12-31T23:00"), incident, 422)
                .body(containsString("时间 2098-12-31 23:00 晚于现在"));
    }

    @Test
    void a_step_is_called_by_its_name_and_that_of_its_unit() {
        String incident = qian().reports("办两次");
        confirms().post(incident + "/move").then().statusCode(303);

        refused(confirms(), incident, 409).body(containsString("“研判定级 · 甲县委政法委”现在不能办理，请回到事项页查看最新情况"));
        refused(confirms().cookie("sise-language", "en"), incident, 409)
                .body(containsString("Not possible now at “"))
                .body(containsString("Jia County Political and Legal Affairs Commission”: Settle."));
    }

    @Test
    void a_person_is_called_by_his_name() {
        String incident = qian().reports("回避两次");
        recuses("sun").post(incident + "/move").then().statusCode(303);

        refused(recuses("sun"), incident, 409).body(containsString("孙丽已登记回避，不用再登记"));
    }
}
