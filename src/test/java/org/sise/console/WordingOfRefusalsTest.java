package org.sise.console;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sise.console.PagesTest.Visitor;

/** A refusal speaks the language of the page, and of the place where one stands. */
@QuarkusTest
class WordingOfRefusalsTest {
    @ParameterizedTest
    @CsvSource({
        "/admin/people, zh, 管理页面只供各单位和市级管理员使用",
        "/admin/units/zfw, zh, 管理页面只供各单位和市级管理员使用",
        "/admin/people, en, These pages are for the administrators of the units and of the city"
    })
    void the_pages_of_administration_speak_of_no_step(String address, String language, String says) {
        Visitor.of("li")
                .asks()
                .cookie("sise-language", language)
                .get(address)
                .then()
                .statusCode(403)
                .body(containsString(says))
                .body(not(containsString("这一步")))
                .body(not(containsString("These pages are the administrators")));
    }

    @Test
    void who_may_not_report_is_told_who_does() {
        Visitor.of("auditor")
                .sends()
                .formParam("title", "审计不登记")
                .formParam("summary", "网民称收费与公示不符")
                .formParam("theme", "other")
                .formParam("areaCode", "990101")
                .formParam("source.kind", "duty")
                .post("/report")
                .then()
                .statusCode(403)
                .body(containsString("登记上报由值班员或经办人办理"))
                .body(containsString("value=\"审计不登记\""));
    }

    @Test
    void the_exact_fault_in_english_is_folded_away_on_a_chinese_page() {
        String nowhere = "/incidents/" + UUID.randomUUID();
        Visitor li = Visitor.of("li");

        li.asks().get(nowhere).then().statusCode(404).body(containsString("<details class=\"detail\"><summary>英文原文"));
        li.asks()
                .cookie("sise-language", "en")
                .get(nowhere)
                .then()
                .body(containsString("<p class=\"hint detail\">no incident"));
    }
}
