package org.sise.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that a newcomer types from: its commands, in its order, by bash, answer what it says. */
@QuarkusTest
class WalkthroughTest {
    private static final Path PAGE = Path.of("docs/walkthrough.md");
    private static final Pattern BLOCK = Pattern.compile("```\n(.*?)```", Pattern.DOTALL);
    private static final String TURN = "── ";

    @TestHTTPResource
    URI service;

    /** One command, and the lines that stand under it. */
    record Said(String command, List<String> answers) {
        /** The launcher's data folder is not the test's; its topics have tests of their own. */
        boolean isOfTheLauncher() {
            return command.startsWith("./sise ");
        }
    }

    @Test
    void every_command_answers_what_the_page_says(@TempDir Path folder) throws Exception {
        assumeThat(List.of("bash", "curl", "jq")).allMatch(WalkthroughTest::isHere);
        List<Said> page =
                said().stream().filter(said -> !said.isOfTheLauncher()).toList();

        List<Said> heard = run(page, folder.resolve("walkthrough.sh"));

        assertThat(page).hasSizeGreaterThan(50);
        assertThat(heard)
                .map(Said::answers)
                .isEqualTo(page.stream().map(Said::answers).toList());
    }

    private List<Said> run(List<Said> page, Path script) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder(words().replace("localhost:8080", service.getAuthority()));
        for (int turn = 0; turn < page.size(); turn++) {
            text.append("echo '").append(TURN).append(turn).append("'\n");
            text.append(page.get(turn).command()).append('\n');
        }
        Files.writeString(script, text);
        File faults = new File(script + ".err");
        Process bash = new ProcessBuilder("bash", script.toString())
                .redirectError(faults)
                .start();
        String[] turns =
                new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(TURN + "\\d+\n");
        assertThat(bash.waitFor()).as(() -> script + ": " + faults).isZero();
        List<Said> heard = new ArrayList<>();
        for (int turn = 0; turn < page.size(); turn++) {
            heard.add(new Said(page.get(turn).command(), masked(turns[turn + 1].lines())));
        }
        return heard;
    }

    /** The shell functions that the page begins with. */
    private static String words() throws IOException {
        return blocks().filter(block -> block.startsWith("api=")).findFirst().orElseThrow();
    }

    private static List<Said> said() throws IOException {
        List<Said> all = new ArrayList<>();
        blocks().filter(block -> block.startsWith("$ ")).forEach(block -> {
            for (String turn : block.substring(2).split("\n\\$ ")) {
                List<String> lines = turn.lines().toList();
                all.add(new Said(lines.getFirst(), masked(lines.subList(1, lines.size()).stream())));
            }
        });
        return all;
    }

    private static Stream<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE)).results().map(block -> block.group(1));
    }

    /** What is new with every run. */
    private static List<String> masked(Stream<String> lines) {
        return lines.map(line -> line.replaceAll("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "ID")
                        .replaceAll("\\b[0-9a-f]{64}\\b", "HASH")
                        .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "TIME")
                        .replaceAll("YQ-\\d{4}-\\d{6}", "NUMBER"))
                .toList();
    }

    private static boolean isHere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
