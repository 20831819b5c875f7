package org.sise.browser;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of every page, for eyes: {@code ./sise screenshots} runs this; its name keeps it out of the suite. */
@QuarkusTest
class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    @Inject
    People people;

    @Inject
    Night night;

    @BeforeEach
    void night() {
        people.lives(night.falls());
    }

    @AfterEach
    void home() {
        people.leave();
    }

    @ParameterizedTest
    @EnumSource
    void every_page(Device device) {
        Person stranger = people.somebody(device).goesTo("/login");
        shoot(stranger, device, "login");
        Person li = stranger.logsIn("li");
        addresses().forEach((name, address) -> shoot(li.goesTo(address), device, name));
        li.opens(night.red()).begins("step.taskforce", "verb.recording.settle");
        shootView(li, device, "form");

        Person zhang = people.somebody(device).logsIn("zhang").opens(night.yellow());
        zhang.begins("step.approve", "verb.settle");
        shootView(zhang, device, "approval");
        shoot(people.somebody(device).logsIn("yx-gaj-handler").goesTo("/inbox"), device, "inbox-of-a-unit");

        Person admin = people.somebody(device).logsIn("admin");
        for (String page : List.of("people", "units", "lockouts", "calendar")) {
            shoot(admin.goesTo("/admin/" + page), device, "admin-" + page);
        }
    }

    private Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("desk", "/");
        addresses.put("inbox", "/inbox");
        addresses.put("report", "/report");
        addresses.put("search", "/incidents");
        addresses.put("overview", "/overview");
        addresses.put("inbox-print", "/inbox/print");
        addresses.put("print-red", "/incidents/" + night.red() + "/print");
        addresses.put("incident-red", "/incidents/" + night.red());
        addresses.put("incident-yellow", "/incidents/" + night.yellow());
        addresses.put("not-found", "/no/such/page");
        return addresses;
    }

    private static void shoot(Person person, Device device, String name) {
        shoot(person, device, name, true);
    }

    /** A dialog as it stands before the eyes, not in the middle of a long page. */
    private static void shootView(Person person, Device device, String name) {
        shoot(person, device, name, false);
    }

    private static void shoot(Person person, Device device, String name, boolean whole) {
        String file = name + "-" + device.name().toLowerCase(Locale.ROOT) + ".png";
        person.page().screenshot(new Page.ScreenshotOptions().setFullPage(whole).setPath(FOLDER.resolve(file)));
    }
}
