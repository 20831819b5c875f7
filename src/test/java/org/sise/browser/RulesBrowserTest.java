package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 预案与标准: one drafts and looks at what it would have done, another puts it into force. */
@QuarkusTest
class RulesBrowserTest {
    private static final String FILE = "default-1";

    private final String mine = "page-" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    People people;

    @AfterEach
    void home() {
        people.leave();
    }

    @Test
    void a_standard_is_drafted_back_tested_and_put_into_force_by_a_second_person() {
        people.on("2026-10-29").at("05:05").walk().reports("qian", """
                {'title': '公证收费被误解', 'summary': '网民称收费与公示不符', 'theme': 'other', 'areaCode': '990101',
                 'source': {'kind': 'citizen'}, 'situation': {'nature': 'misunderstanding', 'counts': {'reads': 620}}}
                """);
        Person he = people.the("he");
        Faults.areLookedForOn(he.page());
        he.goesTo("/rules/standards");
        he.link(he.word("rules.draft")).click();
        Locator document = he.page().getByLabel(he.word("rules.text"));
        String text = document.inputValue();
        assertThat(document).hasValue(Pattern.compile("version: " + FILE));
        document.fill(text.replace("level: red", "level: purple"));
        he.form().sends("rules.draft.keep");
        assertThat(he.alert()).containsText("criterion red.nature");

        document.fill(text.replace("version: " + FILE, "version: " + mine)
                .replace("reads, atLeast: 10000}", "reads, atLeast: 500}"));
        he.form().types("rules.note", "阅读量门槛从严").done("rules.draft.keep");
        assertThat(he.page().locator(".rule-head h2")).containsText(mine + " " + he.word("RuleBook.Standing.draft"));
        assertThat(he.page().locator(".rule-difference li")).containsText("阅读量由 10,000 改为 500");
        assertThat(button(he, "rules.activate")).not().isVisible();

        he.link(he.word("rules.test")).click();
        he.page().getByLabel(he.word("rules.test.from")).fill("2026-10-29");
        he.page().getByLabel(he.word("rules.test.to")).fill("2026-10-30");
        he.form().done("rules.test.start");
        assertThat(he.page().locator("#progress")).containsText(he.word("BackTestRows.State.done"));
        assertThat(he.page().locator(".test-matrix")).hasCount(2);
        assertThat(he.page().locator("#progress tbody").last()).containsText("24小时阅读量达到1万");

        Assertions.assertThat(Faults.of(he.page())).isEmpty();
        Device.PHONE.resizes(he.page());
        Assertions.assertThat(Faults.butColours(he.page())).isEmpty();

        people.at("05:06");
        Person zhang = people.the("zhang").goesTo("/rules/standards/" + mine);
        zhang.form().done("rules.activate");
        assertThat(zhang.page().locator(".rule-head h2")).containsText(zhang.word("RuleBook.Standing.in_force"));
        zhang.goesTo("/report").form().types("field.reads", "620");
        assertThat(zhang.preview()).containsText(zhang.word("Level.yellow"));

        people.at("05:07");
        zhang.goesTo("/rules/standards/" + FILE).form().done("rules.activate");
        assertThat(zhang.page().locator(".rule-head h2"))
                .containsText(FILE + " " + zhang.word("RuleBook.Standing.in_force"));
    }

    @Test
    void who_drafted_it_is_told_that_another_puts_it_into_force_and_takes_it_back() {
        Person zhang = people.on("2026-10-29").at("05:15").the("zhang").goesTo("/rules/plans/-");
        Locator document = zhang.page().getByLabel(zhang.word("rules.text"));
        document.fill(document.inputValue().replace("version: " + FILE, "version: " + mine));
        zhang.form().done("rules.draft.keep");
        assertThat(zhang.page().locator(".rule-difference")).containsText(zhang.word("rules.same", FILE));

        assertThat(button(zhang, "rules.activate")).not().isVisible();
        assertThat(zhang.region("rules.deeds")).containsText("须由另一人批准启用");

        zhang.form().done("rules.withdraw");
        assertThat(zhang.page().locator(".rule-head h2")).containsText(zhang.word("RuleBook.Standing.withdrawn"));
        assertThat(button(zhang, "rules.withdraw")).not().isVisible();
    }

    @Test
    void a_file_fills_the_text_and_the_levels_are_drawn_as_flows() {
        Person he = people.on("2026-10-29").at("05:25").the("he").goesTo("/rules/plans");
        assertThat(he.page().locator(".rule-level")).hasCount(4);
        assertThat(he.page()
                        .locator(".rule-level")
                        .nth(1)
                        .locator("article")
                        .filter(new Locator.FilterOptions().setHasText(he.word("step.tell_leader"))))
                .containsText("30 分钟");

        he.goesTo("/rules/plans/-");
        he.page()
                .locator("#file")
                .setInputFiles(new FilePayload(
                        "plan.yaml", "application/yaml", "version: x".getBytes(StandardCharsets.UTF_8)));

        assertThat(he.page().getByLabel(he.word("rules.text"))).hasValue("version: x");
    }

    private static Locator button(Person person, String word) {
        return person.page().getByRole(AriaRole.BUTTON, named(person.word(word)));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
