package org.sise.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with a page for those who hear it, tab through it, or hold it in one hand. */
final class Faults {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Faults() {}

    static List<String> of(Page page) {
        List<String> faults = new ArrayList<>();
        new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .forEach(rule -> faults.add(told(rule)));
        if (page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
                .equals(true)) {
            faults.add("it scrolls sideways: " + page.evaluate(WIDEST));
        }
        return faults;
    }

    /** The elements that stick out, innermost last. */
    private static final String WIDEST = """
            [...document.querySelectorAll('body *')]
              .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
              .slice(0, 8).map(one => one.tagName + '.' + one.className).join(' ')""";

    private static String told(Rule rule) {
        List<String> places =
                rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
        return rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp() + " " + places;
    }
}
