package org.sise.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;

/** Filling in a form, or a part of it: fields by what they are called, choices by what they say. */
record Filling(Locator within, Bundle words) {

    Filling types(String label, String text) {
        field(AriaRole.TEXTBOX, label).fill(text);
        return this;
    }

    /** @param option its text, or the key of its word */
    Filling chooses(String label, String option) {
        field(AriaRole.COMBOBOX, label).selectOption(new SelectOption().setLabel(text(option)));
        return this;
    }

    /** One of several buttons, or boxes, that stand under one title. */
    Filling ticks(String legend, String option) {
        Locator choice = group(legend).getByLabel(text(option), new Locator.GetByLabelOptions().setExact(true));
        choice.check();
        return this;
    }

    /** What is in a part that is folded away at first. */
    Filling unfolds(String summary) {
        Locator part = within.locator("details").filter(has(within.page().getByText(words.word(summary))));
        part.locator("summary").first().click();
        return new Filling(part, words);
    }

    Filling in(String legend) {
        return new Filling(group(legend), words);
    }

    void sends(String button) {
        within.getByRole(AriaRole.BUTTON, named(words.word(button))).click();
    }

    Locator field(AriaRole role, String label) {
        return within.getByRole(role, named(words.word(label)));
    }

    private Locator group(String legend) {
        return within.getByRole(AriaRole.GROUP, named(words.word(legend)));
    }

    private String text(String option) {
        return words.words().containsKey(option) ? words.word(option) : option;
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.FilterOptions has(Locator inside) {
        return new Locator.FilterOptions().setHas(inside);
    }
}
