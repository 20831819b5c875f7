package org.sise.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.rest.Caller.as;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dashboard on a metric that nobody counts shows a calm that is not there. */
@QuarkusTest
class DashboardsTest {
    private static final Path OPERATIONS = Path.of("docs/operations.md");
    private static final Pattern NAMED = Pattern.compile("\\bsise_[a-z_]+");
    private static final Pattern COUNTED = Pattern.compile("^(sise_[a-z_]+)[{ ]", Pattern.MULTILINE);
    private static final Pattern FAMILY = Pattern.compile("^# TYPE (sise_[a-z_]+) ", Pattern.MULTILINE);

    /** What is counted by command appears with the first one. */
    @BeforeEach
    void oneIsAppliedAndOneRefused() {
        String id = as("li").reportsBlue();
        as("admin").post("/" + id + "/purge", "{'reason': '误录'}").then().statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/dashboards/sise.json", "deploy/dashboards/alerts.yaml"})
    void every_metric_of_the_dashboard_and_of_the_alarms_is_counted(Path file) throws IOException {
        assertThat(found(NAMED, Files.readString(file))).isNotEmpty().isSubsetOf(found(COUNTED, metrics()));
    }

    @Test
    void every_metric_of_ours_is_explained_and_no_other() throws IOException {
        String page = Files.readString(OPERATIONS);
        Set<String> explained = found(NAMED, page.substring(page.indexOf("## Metrics"), page.indexOf("## Logs")));
        Set<String> counted = found(FAMILY, metrics());
        counted.removeIf(name -> name.endsWith("_max")); // of a timer that is explained

        assertThat(counted).allMatch(family -> explained.stream().anyMatch(name -> name.startsWith(family)));
        assertThat(explained).allMatch(name -> counted.stream().anyMatch(name::startsWith));
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher match = pattern.matcher(text);
        while (match.find()) {
            names.add(match.group(match.groupCount()));
        }
        return names;
    }

    private static String metrics() {
        return as("admin").get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
