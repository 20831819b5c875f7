package org.sise.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sise.security.SettableClock;

@QuarkusTest
class LoginBrowserTest {
    @Inject
    People people;

    @Inject
    SettableClock clock;

    @BeforeEach
    void letEarlierFailuresBeForgotten() {
        clock.advance(Duration.ofMinutes(16));
        clock.stop();
    }

    @AfterEach
    void home() {
        clock.run();
        people.leave();
    }

    @Test
    void whoever_is_not_logged_in_is_asked_to_and_then_stands_at_the_desk() {
        Person sun = people.somebody(Device.DESKTOP).goesTo("/inbox");
        assertThat(sun.page()).hasTitle(Pattern.compile("^" + sun.word("login.title")));

        sun.triesToLogIn("sun", "sun-demo");

        assertThat(sun.navigation()).containsText(sun.word("inbox"));
        assertThat(sun.page().getByText("孙丽")).isVisible();
    }

    @Test
    void after_three_wrong_passwords_the_right_one_has_to_wait_too_and_the_page_says_so() {
        Person guesser = people.somebody(Device.DESKTOP).goesTo("/login");
        for (String guess : List.of("123456", "888888", "jw-deputy", "jw-deputy-demo")) {
            guesser.triesToLogIn("jw-deputy", guess);
            assertThat(guesser.form().field(AriaRole.TEXTBOX, "login.password")).isEmpty();
            assertThat(guesser.alert()).hasText(guesser.word("login.failed"));
        }

        clock.advance(Duration.ofSeconds(2));
        guesser.triesToLogIn("jw-deputy", "jw-deputy-demo");

        assertThat(guesser.navigation()).isVisible();
    }
}
