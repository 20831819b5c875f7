package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** Somebody before a page, who finds things as people do: by what they are and what stands on them. */
class Person {
    private final Page page;
    private Bundle words = Bundle.ZH;

    Person(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /** As the form does it, without the form, which LoginBrowserTest fills in: most stories begin after it. */
    Person logsIn(String code) {
        APIResponse answer = page.context()
                .request()
                .post(
                        "/login/check",
                        RequestOptions.create()
                                .setMaxRedirects(0)
                                .setForm(FormData.create().set("name", code).set("password", code + "-demo")));
        Assertions.assertThat(answer.headers().get("location")).as(code).doesNotContain("login");
        return this;
    }

    Person triesToLogIn(String code, String password) {
        form().types("login.name", code).types("login.password", password).sends("login.enter");
        return this;
    }

    Person readsEnglish() {
        page.getByRole(AriaRole.BUTTON, named("English")).click();
        words = Bundle.EN;
        return this;
    }

    /** The same browser, in which what was kept is still there. */
    Person opensAnotherWindow() {
        Person other = new Person(page.context().newPage());
        other.words = words;
        return other;
    }

    Person goesTo(String address) {
        page.navigate(address);
        return this;
    }

    String word(String key, Object... values) {
        return words.word(key, values);
    }

    // --- what is on the page

    Locator navigation() {
        return page.getByRole(AriaRole.NAVIGATION, named(word("nav")));
    }

    Locator title() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    /** Whether the page hears what happens. */
    Locator connection() {
        return page.locator("#connection");
    }

    /** What the page says about an entry that it keeps. */
    Locator draftNote() {
        return page.locator("#draft-note");
    }

    /** What the report would come to. */
    Locator preview() {
        return page.getByRole(AriaRole.COMPLEMENTARY, named(word("preview")));
    }

    Filling form() {
        return new Filling(page.locator("main"), words);
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    // --- incidents

    /** The incident whose page is open. */
    UUID incident() {
        assertThat(page).hasURL(Pattern.compile(".*/incidents/[0-9a-f-]{36}.*"));
        return UUID.fromString(page.url().replaceFirst(".*/incidents/", "").substring(0, 36));
    }

    /** What stands above all else about the incident: level, number, title. */
    Locator head() {
        return page.locator("main header").first();
    }

    /** An item of the inbox. */
    Locator task(String incident, String step) {
        return page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(incident))
                .filter(new Locator.FilterOptions().setHasText(word(step)));
    }

    Person opens(UUID incident) {
        return goesTo("/incidents/" + incident);
    }

    /** Opens the form of a move that a step's card offers, such as settling it. */
    Filling begins(String step, String move) {
        Locator card = cards(step).filter(new Locator.FilterOptions().setHas(offer(move)));
        return opensForm(card, card.getByRole(AriaRole.LINK, exactly(word(move))));
    }

    /** Opens the form of a move of the incident as a whole, such as raising it. */
    Filling begins(String move) {
        Locator now = page.locator("main .now");
        return opensForm(now, now.getByRole(AriaRole.LINK, exactly(word(move))));
    }

    /** Opens the form that merges this incident with one that resembles it, by that one's title. */
    Filling merges(String title) {
        Locator other =
                region("similar").getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(title));
        return opensForm(other, other.getByText(word("similar.merge")));
    }

    /** A part of the page, by its heading. */
    Locator region(String heading) {
        return page.getByRole(AriaRole.REGION, named(word(heading)));
    }

    /** What is rare lies folded away on the card. */
    private Filling opensForm(Locator around, Locator offer) {
        if (offer.count() == 0) {
            around.locator("summary")
                    .filter(new Locator.FilterOptions().setHasText(word("moves.more")))
                    .click();
        }
        offer.click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.waitFor();
        return new Filling(dialog, words);
    }

    private Locator offer(String move) {
        return page.getByRole(AriaRole.LINK, named(word(move)).setIncludeHidden(true));
    }

    /** All rounds of a step that are on the page. */
    Locator cards(String step) {
        Pattern title = Pattern.compile("^" + word(step) + "(\\s.*)?$");
        return page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title))));
    }

    private static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
