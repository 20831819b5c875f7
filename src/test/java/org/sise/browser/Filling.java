package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Filling in a form, or a part of it: fields by what they are called, choices by what they say. */
record Filling(Locator within, Bundle words) {
    private static final Set<Integer> TAKEN = Set.of(204, 303);

    Filling types(String label, String text) {
        field(AriaRole.TEXTBOX, label).fill(text);
        return this;
    }

    /** @param option the key of its word, or its text: a unit, a person */
    Filling chooses(String label, String option) {
        field(AriaRole.COMBOBOX, label).selectOption(new SelectOption().setLabel(words.said(option)));
        return this;
    }

    /** One of several buttons, or boxes, that stand under one title. */
    Filling ticks(String legend, String option) {
        group(legend)
                .getByLabel(words.said(option), new Locator.GetByLabelOptions().setExact(true))
                .check();
        return this;
    }

    /** One row of several alike; the page is asked for another where there are not yet so many. */
    Filling row(String legend, int index) {
        Locator rows = group(legend).locator(".row-fields");
        if (rows.count() <= index) {
            new Filling(group(legend), words).sends("add");
            assertThat(rows).hasCount(index + 1);
        }
        return new Filling(rows.nth(index), words);
    }

    /** The part under one title, where two parts ask for the same. */
    Filling in(String legend) {
        return new Filling(group(legend), words);
    }

    /** What is folded away at first. */
    Filling unfolds(String summary) {
        within.locator("summary")
                .filter(new Locator.FilterOptions().setHasText(words.word(summary)))
                .click();
        return this;
    }

    /** Presses the button, and waits for what the service answers. */
    void sends(String button) {
        sends(button, Filling::isAnswer);
    }

    /** Sends it, and is rid of it: it was taken, and a page comes that knows. Waits for that page, not by looking again and again. */
    void done(String button) {
        Response last = sends(
                button,
                response ->
                        isAnswer(response) ? !TAKEN.contains(response.status()) : isAnotherPage(response.request()));
        if (!isAnotherPage(last.request())) {
            throw new AssertionError(button + " was refused: " + within.innerText());
        }
    }

    private Response sends(String button, Predicate<Response> until) {
        return within.page()
                .waitForResponse(
                        until,
                        () -> within.getByRole(AriaRole.BUTTON, named(words.word(button)))
                                .click());
    }

    private static boolean isAnswer(Response response) {
        return response.request().method().equals("POST") && !response.url().endsWith("/preview");
    }

    private static boolean isAnotherPage(Request request) {
        return request.method().equals("GET") && request.isNavigationRequest();
    }

    Locator field(AriaRole role, String label) {
        return within.getByRole(role, named(words.word(label)));
    }

    private Locator group(String legend) {
        Pattern title = Pattern.compile("^" + words.word(legend) + "(\\s*" + words.said("required") + ")?$");
        return within.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(title));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
