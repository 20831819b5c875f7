package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 并案 of two reports of one matter, and splitting one report with two. */
@QuarkusTest
class MergeBrowserTest {
    @Inject
    People people;

    private final String mark = UUID.randomUUID().toString().substring(0, 6);
    private UUID first = new UUID(0, 0);
    private UUID second = new UUID(0, 0);

    @BeforeEach
    void aMatterIsReportedTwice() {
        people.on("2026-09-08").at("10:00").walk().reports("li", report("停车罚单 %s 被质疑".formatted(mark), "gaj"));
        people.walk().settles("li", "confirm.zfw.1", "{'verdict': 'confirm', 'lead': 'gaj'}");
        first = people.walk().id();
        people.at("10:20").walk().reports("li", report("停车罚单 %s 遭质疑".formatted(mark), "sfj"));
        second = people.walk().id();
    }

    private static String report(String title, String unit) {
        return """
                {'title': '%s', 'summary': '车主反映停车线重划后被罚', 'theme': 'law_enforcement', 'areaCode': '990100',
                 'source': {'kind': 'duty'}, 'responsibleUnit': '%s',
                 'situation': {'reach': 'local_media', 'counts': {'reads': 38000, 'interactions': 460}}}""".formatted(title, unit);
    }

    @AfterEach
    void home() {
        people.leave();
    }

    @Test
    void what_resembles_it_is_merged_from_its_page_and_the_closed_one_leads_to_the_other() {
        Person li = people.the("li").opens(second);

        Filling merge = li.merges("停车罚单 %s 被质疑".formatted(mark));
        assertThat(merge.field(AriaRole.COMBOBOX, "field.Merger.survives")).hasValue("other");
        merge.sends("verb.merge");
        assertThat(merge.field(AriaRole.TEXTBOX, "field.Merger.reason")).hasAttribute("aria-invalid", "true");
        merge.types("field.Merger.reason", "同一张罚单").done("verb.merge");

        assertThat(li.title()).hasText("停车罚单 %s 被质疑".formatted(mark));
        assertThat(li.region("ties")).containsText(li.word("Event.Linked.Relation.merged"));
        assertThat(li.region("head.facts")).containsText("市司法局");
        Locator end = li.opens(second)
                .page()
                .getByRole(AriaRole.STATUS)
                .filter(new Locator.FilterOptions().setHas(li.page().getByRole(AriaRole.LINK)));
        end.getByRole(AriaRole.LINK).click();
        assertThat(li.title()).hasText("停车罚单 %s 被质疑".formatted(mark));
    }

    @Test
    void one_of_another_number_is_named_by_hand() {
        Person li = people.the("li").opens(second);
        String other = li.page().locator("main .number").first().innerText();
        Filling merge = li.opens(first).begins("verb.merge");
        merge.types("field.Merger.other", "YQ-2026-999999")
                .types("field.Merger.reason", "同一张罚单")
                .sends("verb.merge");
        assertThat(merge.field(AriaRole.TEXTBOX, "field.Merger.other")).hasAttribute("aria-invalid", "true");

        merge.types("field.Merger.other", other)
                .chooses("field.Merger.survives", "IncidentActions.Survivor.this")
                .done("verb.merge");

        assertThat(li.region("ties")).containsText(other);
    }

    @Test
    void a_second_matter_of_the_same_report_is_split_off_and_both_name_each_other() {
        Person li = people.the("li").opens(first);
        li.link(li.word("split")).click();
        assertThat(li.form().field(AriaRole.TEXTBOX, "field.title")).hasValue("停车罚单 %s 被质疑".formatted(mark));

        li.form().types("field.title", "同一报告中的窗口收费 %s".formatted(mark)).sends("report.send");

        assertThat(li.title()).hasText("同一报告中的窗口收费 %s".formatted(mark));
        assertThat(li.region("ties")).containsText(li.word("Event.Linked.Relation.split"));
        assertThat(li.opens(first).region("ties")).containsText("同一报告中的窗口收费 %s".formatted(mark));
    }
}
