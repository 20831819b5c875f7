package org.sise.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {
    @Test
    void a_missing_browser_fails_with_what_to_install(@TempDir Path empty) {
        assertThatThrownBy(() -> Chromium.find(Optional.empty(), empty.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("apt-get install chromium fonts-noto-cjk");

        assertThatThrownBy(() -> Chromium.find(Optional.of("/nowhere/chromium"), System.getenv("PATH")))
                .hasMessageContaining("none at SISE_CHROMIUM=/nowhere/chromium");
    }

    @Test
    void the_first_on_the_path_is_taken(@TempDir Path folder) throws IOException {
        Path program = Files.createFile(folder.resolve("chromium-browser"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(Chromium.find(Optional.empty(), "/nowhere:" + folder)).isEqualTo(program);
    }
}
