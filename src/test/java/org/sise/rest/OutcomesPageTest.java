package org.sise.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.contract.Wire;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;
import org.sise.core.plan.StepKind;

/** What settles a step is published as the code has it; {@code -Dsise.docs=write} writes it. */
class OutcomesPageTest {
    private static final Path PAGE = Path.of("docs", "outcomes.md");
    private static final String FRAME = """
            # Outcomes
            What settles a step: `POST /api/v1/incidents/{id}/steps/{step}/settle` with `{"outcome": {…}, "by": {…}?}`. The fields of
            `outcome` by the step's kind; a field that is not marked `?` must be there, but lists and sets, which are empty then, and the
            marks `noChange` and `unverified`, which are false. Texts hold no identity or mobile number and no link to a person's page.

            - `hash` of a draft and of a plan is computed by the service from the words and never sent. A countersign, an approval and a
              publication name it (it stands with their step as `hash`); a publication may send the published `text` in its place.
            - `by` says who decided where it is not the caller (rule 1): `decidedBy`, `means` (phone or paper), `reference`, `secondedBy`
              (decisions of the committee), and `doneAt` where it was done earlier than it is entered.
            - What a field does not mean with the others is refused, not ignored. Of `decide`: `level` (below red) only with `decline`, `lead`
              only with `start_without_taskforce`, `directives` only with that or `other_instructions`. A `call` with `told: false` needs every
              leader of the chain rung twice, in time apart. A `countersign` but `agree` says why. A task force (`taskforce`) has members and
              is led by a leader of theirs, of the committee or of a unit in the circle.

            """;

    private final Set<Class<?>> parts = new LinkedHashSet<>();

    @Test
    void the_page_is_what_the_code_says() throws IOException {
        String page = FRAME + "| kind of step | fields |\n|---|---|\n" + kinds()
                + "\n## Parts\n\n| part | fields |\n|---|---|\n" + parts();
        if ("write".equals(System.getProperty("sise.docs"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).as("-Dsise.docs=write writes it").hasContent(page);
    }

    private String kinds() {
        return Arrays.stream(StepKind.values())
                .map(kind -> "| `" + Wire.of(kind) + "` | " + fields(Outcome.of(kind)) + " |\n")
                .collect(Collectors.joining());
    }

    private String parts() {
        StringBuilder table = new StringBuilder();
        Set<Class<?>> told = new LinkedHashSet<>();
        while (!told.containsAll(parts)) {
            for (Class<?> part : Set.copyOf(parts)) {
                if (told.add(part)) {
                    fields(part);
                }
            }
        }
        parts.stream()
                .sorted(java.util.Comparator.comparing(Class::getSimpleName))
                .forEach(part -> table.append("| ")
                        .append(part.getSimpleName())
                        .append(" | ")
                        .append(fields(part))
                        .append(" |\n"));
        return table.toString();
    }

    private String fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(field -> !isComputed(type, field))
                .map(field -> "`" + field.getName() + "`" + mark(field) + " " + name(field.getGenericType()))
                .collect(Collectors.joining("; "));
    }

    private static boolean isComputed(Class<?> type, RecordComponent field) {
        return field.getName().equals("hash") && (type == Outcome.Draft.class || type == Outcome.Plan.class);
    }

    private static String mark(RecordComponent field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "?" : "";
    }

    private String name(Type type) {
        if (type instanceof ParameterizedType many && Collection.class.isAssignableFrom((Class<?>) many.getRawType())) {
            return "list of " + name(many.getActualTypeArguments()[0]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return Wire.all(plain).stream().map(value -> "`" + value + "`").collect(Collectors.joining(" "));
        }
        if (plain.isRecord() && plain != Text.class && plain != StepId.class) {
            parts.add(plain);
            return plain.getSimpleName();
        }
        return word(plain);
    }

    private static String word(Class<?> plain) {
        if (plain == Text.class) {
            return "text";
        }
        if (plain == StepId.class) {
            return "step id";
        }
        if (plain == Instant.class) {
            return "time";
        }
        if (plain == boolean.class) {
            return "true or false";
        }
        return plain == int.class ? "number" : "code";
    }
}
