package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 登记, by the duty officer at night. */
@QuarkusTest
class ReportBrowserTest {
    /** More presses than this to reach a field are not "by keyboard". */
    private static final int MOST_TABS = 60;

    @Inject
    People people;

    @BeforeEach
    void night() {
        people.on("2026-09-12").at("03:04");
    }

    @AfterEach
    void home() {
        people.leave();
    }

    @Test
    void the_grade_and_what_speaks_for_it_are_shown_as_one_types() {
        Person li = people.the("li").goesTo("/report");
        Locator preview = li.preview();
        assertThat(preview).containsText(li.word("preview.unknown"));

        li.form().types("field.reads", "180000");
        assertThat(preview).containsText(li.word("Level.orange"));
        li.form().chooses("field.reach", "Situation.Reach.provincial_media");
        assertThat(preview).containsText("省级或当地主要媒体");
        assertThat(preview).containsText(li.word("step.tell_leader"));
        li.form().types("field.reads", "620").chooses("field.reach", "–");

        assertThat(preview).not().containsText(li.word("Level.orange"));
    }

    @Test
    void what_is_missing_is_said_beside_its_field_and_what_was_typed_is_still_there() {
        Person li = people.the("li").goesTo("/report");
        li.form().types("field.title", "夜间报警电话无人接听").types("field.reads", "很多").sends("report.send");

        assertThat(li.alert()).isVisible();
        Locator reads = li.form().field(AriaRole.TEXTBOX, "field.reads");
        assertThat(reads).hasAttribute("aria-invalid", "true");
        assertThat(reads).hasValue("很多");
        li.form().types("field.reads", "9000").types("field.summary", "多名群众反映").sends("report.send");

        assertThat(li.title()).hasText("夜间报警电话无人接听");
    }

    @Test
    void an_interrupted_entry_survives_the_end_of_the_browser_and_is_forgotten_once_it_is_sent(@TempDir Path memory) {
        Person li = people.startsABrowser(memory).logsIn("li").goesTo("/report");
        li.form().types("field.title", "窗口突然关闭").types("field.reads", "300");
        assertThat(li.draftNote()).containsText(li.word("draft.kept"));
        people.ends(li);

        Person again = people.startsABrowser(memory).logsIn("li").goesTo("/report");
        assertThat(again.draftNote()).containsText(again.word("draft.restored"));
        assertThat(again.form().field(AriaRole.TEXTBOX, "field.reads")).hasValue("300");
        again.form().types("field.summary", "接着填写").sends("report.send");
        assertThat(again.title()).hasText("窗口突然关闭");

        again.goesTo("/report");
        assertThat(again.form().field(AriaRole.TEXTBOX, "field.title")).isEmpty();
        assertThat(again.draftNote()).not().isVisible();
        people.ends(again);
    }

    @Test
    void the_keyboard_alone_suffices_from_the_log_in_to_the_incident() {
        Person li = people.somebody(Device.DESKTOP).goesTo("/login");
        Keyboard keys = li.page().keyboard();
        keys.type("li");
        keys.press("Tab");
        keys.type("li-demo");
        keys.press("Enter");
        assertThat(li.navigation()).isVisible();

        tabTo(li, li.word("report"));
        keys.press("Enter");
        assertThat(li.title()).hasText(li.word("report"));
        tabTo(li, li.word("field.title"));
        keys.insertText("派出所窗口排队过长");
        tabTo(li, li.word("field.summary"));
        keys.insertText("网民反映办证窗口排队两小时");
        tabTo(li, li.word("field.reads"));
        keys.type("1200");
        tabTo(li, li.word("report.send"));
        keys.press("Enter");

        assertThat(li.title()).hasText("派出所窗口排队过长");
        assertThat(li.page().getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("YQ-")))
                .isVisible();
    }

    /** Presses Tab until what has the focus is called so. */
    private static void tabTo(Person person, String name) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            person.page().keyboard().press("Tab");
            if (person.page().evaluate(FOCUSED).equals(name)) {
                return;
            }
        }
        throw new AssertionError("no " + name + " within " + MOST_TABS + " presses of Tab");
    }

    private static final String FOCUSED = """
            () => {
              const focused = document.activeElement;
              const named = focused.labels?.length ? focused.labels[0] : focused;
              return named.innerText.replace('*', '').trim();
            }""";

    @Test
    void on_a_phone_the_level_stays_in_sight_while_one_types() {
        Person li = people.the("li").goesTo("/report");
        Device.PHONE.resizes(li.page());
        Locator level = li.preview().locator(".preview-level");

        li.form().types("field.reads", "180000");

        assertThat(level).containsText(li.word("Level.orange"));
        assertThat(level).isInViewport();
        li.form().field(AriaRole.TEXTBOX, "field.title").scrollIntoViewIfNeeded();
        assertThat(level).isInViewport();
    }

    @Test
    void fields_beside_each_other_stand_at_one_height_whatever_their_labels_take() {
        Person li = people.somebody(Device.DESKTOP).goesTo("/login").readsEnglish();
        li.logsIn("li").goesTo("/report");

        for (String[] row : new String[][] {
            {"areaCode", "responsibleUnit", "theme"},
            {"situation-counts-platforms", "situation-counts-reads", "situation-counts-interactions"}
        }) {
            Assertions.assertThat(Stream.of(row)
                            .map(field ->
                                    Math.round(li.page().locator("#f-" + field).boundingBox().y))
                            .distinct())
                    .as(row[1])
                    .hasSize(1);
        }
    }
}
