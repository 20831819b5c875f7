package org.sise.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is wrong with a page for those who hear it, tab through it, or hold it in one hand. axe is run by ourselves: its
 * builder hands over megabytes of all that is right, and sends axe anew to each page.
 */
final class Faults {
    private static final String AXE = source();

    private Faults() {}

    /** Before a page is opened: axe comes with every page that follows. */
    static void areLookedForOn(Page page) {
        page.addInitScript(AXE);
    }

    /** Whatever axe calls grave, and what sticks out. */
    static List<String> of(Page page) {
        return found(page, true);
    }

    /** Without the contrast of colours, which takes nine tenths of the time and is the same at every width and in every language. */
    static List<String> butColours(Page page) {
        return found(page, false);
    }

    private static List<String> found(Page page, boolean colours) {
        List<String> faults = new ArrayList<>();
        ((List<?>) page.evaluate(GRAVE, colours)).forEach(fault -> faults.add(fault.toString()));
        faults.addAll(sideways(page));
        return faults;
    }

    static List<String> sideways(Page page) {
        String widest = (String) page.evaluate(WIDEST);
        return widest.isEmpty() ? List.of() : List.of("it scrolls sideways: " + widest);
    }

    private static final String GRAVE = """
            async (colours) => {
              const found = await axe.run({
                resultTypes: ['violations'], preload: false, rules: { 'color-contrast': { enabled: colours } },
              });
              return found.violations
                .filter((rule) => ['serious', 'critical'].includes(rule.impact))
                .map((rule) => `${rule.impact} ${rule.id}: ${rule.help} `
                  + rule.nodes.slice(0, 3).map((node) => node.html).join(' '));
            }""";

    /** The elements that stick out, innermost last; none where nothing scrolls. */
    private static final String WIDEST = """
            () => {
              const page = document.documentElement;
              if (page.scrollWidth <= page.clientWidth) return '';
              return [...document.querySelectorAll('body *')]
                .filter((one) => one.getBoundingClientRect().right > page.clientWidth + 1)
                .slice(0, 8).map((one) => one.tagName + '.' + one.className).join(' ') || 'something';
            }""";

    private static String source() {
        try (InputStream axe = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
