package org.sise.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sise.core.grading.Field;
import org.sise.core.grading.Level;
import org.sise.core.grading.Standard;

class StandardReaderTest {

    private static final String GOOD = """
            version: v1
            criteria:
              - key: red.reads
                level: red
                wording: {zh: 阅读量, en: reads}
                when: {field: reads, atLeast: 1_000}
              - key: orange.class
                level: orange
                wording: {zh: 等级, en: class}
                when:
                  any:
                    - {field: statutoryClass, in: [extreme, major]}
                    - all:
                        - {field: flags.minor_harmed, isTrue: true}
            """;

    @Test
    void aGoodStandardIsRead() {
        var standard = read(GOOD);

        assertThat(standard.version()).isEqualTo("v1");
        assertThat(standard.criteria()).extracting("level").containsExactly(Level.RED, Level.ORANGE);
        assertThat(standard.criteria().getFirst().wordingZh()).isEqualTo("阅读量");
    }

    @ParameterizedTest(name = "{0} → {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "version: v1 | version: 1 | 1:10 | version must be text",
                "version: v1 | version: ' ' | 1:10 | must not be blank",
                "version: v1 | edition: v1 | 1:1 | unknown key edition",
                "level: red | level: purple | criterion red.reads at 4:12 | unknown level purple",
                "level: red | level: RED | criterion red.reads at 4:12 | unknown level RED",
                "level: red | lavel: red | criterion red.reads at 4:5 | unknown key lavel",
                "key: red.reads | key: Red Reads | criterion Red Reads at 3:10 | the key must match",
                "key: red.reads | key: 7 | criterion 7 at 3:10 | key must be text",
                "key: red.reads | key: orange.class | criterion orange.class at 7:10 | stands already at 3:10",
                "- key: red.reads | - # none | criterion 1 at 4:5 | key is missing",
                "{zh: 阅读量, en: reads} | {zh: 阅读量} | criterion red.reads at 5:14 | en is missing",
                "{zh: 阅读量, en: reads} | {zh: 阅读量, en: ''} | criterion red.reads at 5:28 | en must not be blank",
                "{zh: 阅读量, en: reads} | 阅读量 | criterion red.reads at 5:14 | wording must be a mapping",
                "field: reads | field: readers | criterion red.reads at 6:19 | unknown field readers",
                "field: reads | field: flags.author | criterion red.reads at 6:19 | unknown field flags.author",
                "atLeast: 1_000 | atLeast: 0 | criterion red.reads at 6:35 | reads has no value 0",
                "atLeast: 1_000 | atLeast: -5 | criterion red.reads at 6:35 | reads has no value -5",
                "atLeast: 1_000 | atLeast: 1000000000001 | criterion red.reads at 6:35 | reads has no value",
                "atLeast: 1_000 | atLeast: 99999999999999999999 | criterion red.reads at 6:35 | within range",
                "atLeast: 1_000 | atLeast: 1.5 | criterion red.reads at 6:35 | whole number",
                "atLeast: 1_000 | atLeast: many | criterion red.reads at 6:35 | whole number",
                "atLeast: 1_000 | atLeast: '1000' | criterion red.reads at 6:35 | whole number",
                "atLeast: 1_000 | atLeast: null | criterion red.reads at 6:35 | whole number",
                "atLeast: 1_000 | lessThan: 9 | criterion red.reads at 6:26 | unknown key lessThan",
                "atLeast: 1_000 | isTrue: true | criterion red.reads at 6:34 | reads is no flag",
                "atLeast: 1_000 | in: [1000] | criterion red.reads at 6:30 | reads takes no in",
                "atLeast: 1_000 | atLeast: 1, in: [2] | criterion red.reads at 6:11 | one of atLeast, in, isTrue",
                "{field: reads, atLeast: 1_000} | {field: reads} | criterion red.reads at 6:11 | one of atLeast, in, isTrue",
                "{field: reads, atLeast: 1_000} | {atLeast: 1} | criterion red.reads at 6:11 | one of atLeast, in, isTrue",
                "{field: reads, atLeast: 1_000} | {any: []} | criterion red.reads at 6:17 | any must not be empty",
                "{field: reads, atLeast: 1_000} | {all: []} | criterion red.reads at 6:17 | all must not be empty",
                "{field: reads, atLeast: 1_000} | {not: []} | criterion red.reads at 6:12 | unknown key not",
                "{field: reads, atLeast: 1_000} | often | criterion red.reads at 6:11 | a condition must be a mapping",
                "[extreme, major] | [major] | criterion orange.class at 12:39 | add [extreme]",
                "[extreme, major] | [extreme, huge] | criterion orange.class at 12:49 | has no value huge",
                "[extreme, major] | [extreme, extreme] | criterion orange.class at 12:49 | repeats a value",
                "[extreme, major] | major | criterion orange.class at 12:39 | in must be a list",
                "isTrue: true | isTrue: false | criterion orange.class at 14:51 | no negation",
                "isTrue: true | atLeast: 1 | criterion orange.class at 14:52 | is a flag",
            })
    void aBadStandardIsRefusedWithItsPlace(String good, String bad, String place, String reason) {
        var refused = refused(GOOD.replaceFirst(Pattern.quote(good), bad));

        assertThat(refused.file()).isEqualTo("city.yaml");
        assertThat(refused.place()).isEqualTo(place);
        assertThat(refused.reason()).contains(reason);
        assertThat(refused).hasMessageStartingWith("city.yaml: " + place + ": ");
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'' | 1:1 | is empty",
                "'# only a comment' | 1:1 | is empty",
                "'[1, 2]' | 1:1 | a standard must be a mapping",
                "'version: v1' | 1:1 | criteria is missing",
                "'{version: v1, criteria: []}' | 1:25 | criteria must not be empty",
                "'{version: v1, criteria: 7}' | 1:25 | criteria must be a list",
                "'{version: v1, criteria: [7]}' | criterion 1 at 1:26 | a criterion must be a mapping",
                "'{version: v1, version: v2}' | 1:15 | repeats the key version",
                "'{version: &v v1, criteria: *v}' | 1:28 | uses an alias",
            })
    void aBadDocumentIsRefusedWithItsPlace(String yaml, String place, String reason) {
        var refused = refused(yaml.substring(1, yaml.length() - 1));

        assertThat(refused.place()).isEqualTo(place);
        assertThat(refused.reason()).contains(reason);
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsPlace() {
        var refused = refused("version: v1\ncriteria: [}\n");

        assertThat(refused.place()).isEqualTo("2:12");
        assertThat(refused.reason()).startsWith("not YAML");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(refused(GOOD + "---\nversion: v2\n").reason()).contains("second document");
    }

    @Test
    void nestingWithoutEndIsRefusedAndNotFollowed() {
        var deep = "{any: [".repeat(5_000) + "]}".repeat(5_000);

        assertThat(refused("version: v1\ncriteria: " + deep + "\n").reason()).isEqualTo("is nested more than 30 deep");
    }

    @Test
    void everyCriterionThatIsWrongIsNamed() {
        var refused = refused(GOOD.replace("level: red", "level: pink").replace("isTrue: true", "isTrue: false"));

        assertThat(refused.place()).isEqualTo("criterion red.reads at 4:12");
        assertThat(refused.reason()).contains("pink").contains("also criterion orange.class at 14:51: isTrue takes");
    }

    @Test
    void theDocumentedExampleIsValidAndTheDocumentNamesEveryField() throws IOException {
        var document = Files.readString(Path.of("docs/standard-format.md"));

        var example = read(document.split("```yaml\n|```\n")[1]);

        assertThat(example.criteria()).hasSize(3);
        for (var field : Field.values()) {
            assertThat(document).contains("| `" + field.wireName() + "`");
            field.valueNames().forEach(value -> assertThat(document).contains(value));
        }
    }

    @Test
    void theStreamStaysOpenForItsOwner() {
        var closed = new boolean[1];
        InputStream stream = new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        StandardReader.read("city.yaml", stream);

        assertThat(closed[0]).isFalse();
    }

    private static InvalidDocument refused(String yaml) {
        var refused = catchThrowableOfType(InvalidDocument.class, () -> read(yaml));
        assertThat(refused).as("a refusal of %s", yaml).isNotNull();
        return refused;
    }

    private static Standard read(String yaml) {
        return StandardReader.read("city.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
