package org.sise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the line: bytes as they are sent, headers and compression included, never time. */
@QuarkusTest
class TransferBrowserTest {
    private static final long MOST = 150_000;

    @Inject
    People people;

    @Inject
    Night night;

    @AfterEach
    void home() {
        people.leave();
    }

    @Test
    void a_page_brings_less_than_150_kilobytes_after_the_first_visit() {
        people.lives(night.falls());
        Person li = people.the("li");
        List<String> addresses = List.of("/", "/inbox", "/report", "/incidents/" + night.red(), "/overview");
        addresses.forEach(li::goesTo);
        AtomicLong bytes = counted(li.page());

        for (String address : addresses) {
            li.goesTo(address);
            assertThat(bytes.getAndSet(0)).as(address).isBetween(1L, MOST);
        }
    }

    /** What has been received; nothing is received for what the browser has kept. */
    private static AtomicLong counted(Page page) {
        AtomicLong bytes = new AtomicLong();
        CDPSession session = page.context().newCDPSession(page);
        session.on(
                "Network.loadingFinished",
                event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
        session.send("Network.enable");
        return bytes;
    }
}
