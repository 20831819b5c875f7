package org.sise.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pictures of every page, for eyes: {@code ./sise screenshots} runs this; its name keeps it out of the suite. */
@QuarkusTest
class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    @Inject
    People people;

    @Inject
    Night night;

    @AfterEach
    void home() {
        people.leave();
    }

    @Test
    void every_page() {
        people.lives(night.falls());

        tour(people.somebody(Device.DESKTOP).goesTo("/login"), "", Device.values());
        tour(people.somebody(Device.DESKTOP).goesTo("/login").readsEnglish(), "-en", Device.DESKTOP);
        onPaper("/incidents/" + night.red() + "/print", "paper-incident");
        onPaper("/inbox/print", "paper-inbox");
    }

    private void tour(Person visitor, String language, Device... devices) {
        Album album = new Album(visitor, language, List.of(devices));
        album.shoot("login");
        visitor.triesToLogIn("li", "wrong");
        album.shoot("login-failed");
        visitor.logsIn("li");
        addresses().forEach(album::shoot);
        visitor.form().sends("report.send");
        album.shoot("report-refused");
        visitor.opens(night.red()).begins("step.taskforce", "verb.recording.settle");
        album.shootView("form");

        visitor.logsIn("zhang").opens(night.yellow()).begins("step.approve", "verb.settle");
        album.shootView("approval");
        visitor.logsIn("yx-gaj-handler");
        album.shoot("inbox-of-a-unit", "/inbox");
        visitor.logsIn("sun");
        album.shoot("desk-empty", "/");
        album.shoot("inbox-empty", "/inbox");
        album.shoot("not-to-be-seen", "/incidents/" + night.red());

        visitor.logsIn("admin");
        for (String page : List.of("people", "people/li", "units", "units/zfw", "lockouts", "calendar")) {
            album.shoot("admin-" + page.replace('/', '-'), "/admin/" + page);
        }
    }

    /** As a printer gets it, on A4. */
    private void onPaper(String address, String name) {
        Page page = people.the("li").goesTo(address).page();
        page.setViewportSize(794, 1123);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + ".png")));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("desk", "/");
        addresses.put("inbox", "/inbox");
        addresses.put("search", "/incidents");
        addresses.put("overview", "/overview");
        addresses.put("rules-plan", "/rules/plans");
        addresses.put("rules-standard", "/rules/standards");
        addresses.put("inbox-print", "/inbox/print");
        addresses.put("print-red", "/incidents/" + night.red() + "/print");
        addresses.put("incident-red", "/incidents/" + night.red());
        addresses.put("incident-yellow", "/incidents/" + night.yellow());
        addresses.put("not-found", "/no/such/page");
        addresses.put("not-allowed", "/admin/people");
        addresses.put("search-nothing", "/incidents?q=没有这样的事");
        addresses.put("report", "/report");
        return addresses;
    }

    /** Pictures of what somebody has before them, at several sizes. */
    private record Album(Person visitor, String language, List<Device> devices) {
        void shoot(String name, String address) {
            for (Device device : devices) {
                device.resizes(visitor.page());
                visitor.goesTo(address);
                shoot(name, device, true);
            }
        }

        void shoot(String name) {
            devices.forEach(device -> shoot(name, device, true));
        }

        /** A dialog as it stands before the eyes, not in the middle of a long page. */
        void shootView(String name) {
            devices.forEach(device -> shoot(name, device, false));
        }

        private void shoot(String name, Device device, boolean whole) {
            String file = name + "-" + device.name().toLowerCase(Locale.ROOT) + language + ".png";
            device.resizes(visitor.page());
            visitor.page()
                    .screenshot(new Page.ScreenshotOptions().setFullPage(whole).setPath(FOLDER.resolve(file)));
        }
    }
}
