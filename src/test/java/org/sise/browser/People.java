package org.sise.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import jakarta.enterprise.context.Dependent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.sise.walk.Walk;

/**
 * The people of a story, each before a browser of their own, and the one clock that all of them live by: incidents, pages
 * and browsers alike. {@link #leave} is every test's last word.
 */
@Dependent
class People {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Chromium chromium;
    private Walk walk;
    private final Map<String, Person> working = new HashMap<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    People(Chromium chromium, Walk walk) {
        this.chromium = chromium;
        this.walk = walk;
    }

    /** Somebody of the sample city by code, logged in since the first time that the story names them. */
    Person the(String code) {
        return working.computeIfAbsent(code, person -> somebody(Device.DESKTOP).logsIn(person));
    }

    /** Nobody yet: a fresh browser. */
    Person somebody(Device device) {
        return person(chromium.browser()
                .newContext(device.options()
                        .setBaseURL(address())
                        .setLocale("zh-CN")
                        .setTimezoneId(ZONE.getId())));
    }

    /** Nobody yet, before a browser that is started for them, and remembers in a folder what an earlier one kept there. */
    Person startsABrowser(Path memory) {
        return person(chromium.remembering(
                new BrowserType.LaunchPersistentContextOptions()
                        .setBaseURL(address())
                        .setLocale("zh-CN")
                        .setTimezoneId(ZONE.getId()),
                memory));
    }

    private static String address() {
        return ConfigProvider.getConfig().getValue("test.url", String.class);
    }

    private Person person(BrowserContext context) {
        contexts.add(context);
        context.clock().setFixedTime(Date.from(walk.now()));
        return new Person(context.newPage());
    }

    /** Their browser ends, with every window. */
    void ends(Person person) {
        BrowserContext context = person.page().context();
        contexts.remove(context);
        context.close();
    }

    /** The incident, as the clock and the letter of the plan see it. */
    Walk walk() {
        return walk;
    }

    /** Goes on with what a walk has lived through so far. */
    void lives(Walk so) {
        walk = so;
    }

    People on(String date) {
        walk.on(date);
        return this;
    }

    /** Everybody's clock moves; what falls due on the way passes at its own time. */
    People at(String time) {
        walk.at(time);
        Instant now = walk.now();
        contexts.forEach(context -> context.clock().setFixedTime(Date.from(now)));
        return this;
    }

    /** As a field for a time has it. */
    String clock() {
        return LocalDateTime.ofInstant(walk.now(), ZONE).toString();
    }

    void leave() {
        contexts.forEach(BrowserContext::close);
        walk.end();
    }
}
