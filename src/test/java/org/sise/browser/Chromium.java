package org.sise.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one browser of a run; it starts when the first person needs it, and ends with the running service. */
@Singleton
class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** No sandbox, because builds run as root in containers; else nothing that a browser does by itself. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--lang=zh-CN",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** For what a page shows in the end; a machine under load is slow, and only a test that fails waits so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    Browser browser() {
        if (browser == null) {
            browser = type().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(program())
                    .setArgs(FLAGS));
        }
        return browser;
    }

    /** A browser of its own, whose memory lies in a folder: it can end, and start again as it was. */
    BrowserContext remembering(BrowserType.LaunchPersistentContextOptions options, Path memory) {
        return type().launchPersistentContext(
                        memory, options.setExecutablePath(program()).setArgs(FLAGS));
    }

    private BrowserType type() {
        if (playwright == null) {
            // the driver would fetch browsers of its own
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        }
        return playwright.chromium();
    }

    private static Path program() {
        return find(Optional.ofNullable(System.getenv("SISE_CHROMIUM")), System.getenv("PATH"));
    }

    /**
     * The one that is named, else the first on the path.
     *
     * @throws IllegalStateException if there is none: the pages are not tested then, and a build must not pass over that
     */
    static Path find(Optional<String> named, String path) {
        Stream<Path> candidates = named.map(Path::of)
                .map(Stream::of)
                .orElseGet(() -> NAMES.stream()
                        .flatMap(name ->
                                Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name))));
        return candidates
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The browser tests need Chromium, and there is none"
                        + named.map(" at SISE_CHROMIUM="::concat).orElse(" on the PATH")
                        + ": install it (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk),"
                        + " or set SISE_CHROMIUM to its program."));
    }

    @PreDestroy
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
