package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;

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

    Person logsIn(String code) {
        goesTo("/login");
        triesToLogIn(code, code + "-demo");
        assertThat(navigation()).isVisible();
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
}
