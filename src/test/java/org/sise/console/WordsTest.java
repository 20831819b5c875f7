package org.sise.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sise.contract.Action;
import org.sise.contract.Fault;
import org.sise.contract.ProblemType;
import org.sise.contract.Report;
import org.sise.core.incident.Command.Behalf;
import org.sise.core.incident.Event;
import org.sise.core.incident.Ground;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Proposal;
import org.sise.core.incident.Subject;
import org.sise.core.incident.Verb;
import org.sise.core.plan.StepKind;
import org.sise.directory.Administration;
import org.sise.directory.DaysDraft;
import org.sise.directory.DeputyDraft;
import org.sise.directory.Flaw;
import org.sise.directory.PersonDraft;
import org.sise.directory.UnitDraft;
import org.sise.directory.WireNames;

/** No page is ever short of a word, in either language. */
class WordsTest {
    /** Asked elsewhere, by nobody, or in the form of a step. */
    private static final Set<Verb> OTHERWISE =
            Set.of(Verb.REPORT, Verb.PURGE, Verb.PASS, Verb.END_EXERCISE, Verb.SETTLE);

    private static final Pattern ASKED = Pattern.compile("m:of\\('([^']+)'");

    @Test
    void both_languages_have_the_same_words() {
        assertThat(keys(Language.EN)).isEqualTo(keys(Language.ZH));
    }

    @Test
    void every_word_that_a_template_asks_for_is_there() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                Matcher asked = ASKED.matcher(Files.readString(template));
                while (asked.find()) {
                    missing.add(asked.group(1));
                }
            }
        }
        missing.removeIf(Language.ZH::knows);

        assertThat(missing).isEmpty();
    }

    @Test
    void every_field_of_every_form_has_a_label_and_every_choice_a_word() {
        Set<String> missing = new TreeSet<>();
        for (Field field : allFields()) {
            words(field, missing);
        }
        missing.removeIf(Language.ZH::knows);

        assertThat(missing).isEmpty();
    }

    @Test
    void every_verb_has_a_word() {
        assertThat(Stream.of(Verb.values()).map(verb -> "Verb." + WireNames.of(verb)))
                .allMatch(Language.ZH::knows);
    }

    @Test
    void every_fault_and_every_problem_has_a_word() {
        Stream<String> faults = Stream.of(Fault.values()).map(fault -> "fault." + WireNames.of(fault));
        Stream<String> problems =
                Stream.of(ProblemType.values()).map(ProblemType::uri).map(uri -> uri.replace("/problems/", "problem."));

        assertThat(Stream.concat(faults, problems)).allMatch(Language.ZH::knows);
    }

    @ParameterizedTest
    @EnumSource
    void every_ground_has_words_that_name_nothing_else_than_it_is_about(Ground ground) {
        Object[] about = ground.arguments().stream().map(Enum::name).toArray();

        for (Language language : Language.values()) {
            String words = language.word("ground." + WireNames.of(ground));
            assertThat(new MessageFormat(words, language.locale()).format(about))
                    .as(words)
                    .isNotEmpty()
                    .doesNotContain("{", "'");
        }
    }

    @Test
    void every_strand_cause_and_part_in_the_timeline_has_a_word() {
        for (Class<?> type :
                List.of(Strand.class, Event.Cause.class, Event.Capacity.class, Event.Ending.class, Proposal.class)) {
            assertThat(Fields.constants(type).stream()
                            .map(option -> option.label().substring(1)))
                    .allMatch(Language.ZH::knows);
        }
    }

    @Test
    void the_pages_of_administration_have_their_words() {
        Set<String> missing = new TreeSet<>();
        Fields fields = new Fields(new Choices(List.of(), List.of(), List.of(), List.of()), name -> 0);
        Stream.of(PersonDraft.class, UnitDraft.class, DeputyDraft.class)
                .flatMap(draft -> fields.of(draft, "").stream())
                .forEach(field -> words(field, missing));
        Stream.of(Administration.Deed.class, DaysDraft.Kind.class, YearSheet.Mark.class)
                .flatMap(type -> Fields.constants(type).stream())
                .forEach(option -> missing.add(option.label().substring(1)));
        Stream.of(Flaw.Reason.values()).forEach(reason -> missing.add("fault.admin." + WireNames.of(reason)));
        missing.removeIf(Language.ZH::knows);

        assertThat(missing).isEmpty();
    }

    @Test
    void what_a_step_is_about_has_its_labels() {
        Set<String> missing = new TreeSet<>();
        for (Class<?> subject : Subject.class.getPermittedSubclasses()) {
            for (RecordComponent component : subject.getRecordComponents()) {
                missing.add(Fields.label(component));
            }
        }
        missing.removeIf(Language.ZH::knows);

        assertThat(missing).isEmpty();
    }

    private static List<Field> allFields() {
        Fields fields = new Fields(new Choices(List.of(), List.of(), List.of(), List.of()), name -> 1);
        List<Field> all = new ArrayList<>(fields.of(Report.class, ""));
        all.addAll(fields.of(Behalf.class, "by"));
        for (Verb verb : Verb.values()) {
            if (!OTHERWISE.contains(verb)) {
                all.addAll(fields.of(Action.of(verb).form(), ""));
            }
        }
        for (StepKind kind : StepKind.values()) {
            all.addAll(fields.of(Outcome.of(kind).asSubclass(Record.class), "outcome"));
        }
        return all;
    }

    private static void words(Field field, Set<String> words) {
        if (field.kind() != Field.Kind.HIDDEN) {
            words.add(field.label());
        }
        field.options().stream()
                .map(Field.Option::label)
                .filter(label -> label.startsWith("#"))
                .forEach(label -> words.add(label.substring(1)));
        field.inside().forEach(row -> row.forEach(inner -> words(inner, words)));
    }

    private static Set<String> keys(Language language) {
        return new TreeSet<>(
                ResourceBundle.getBundle("messages.console", language.locale()).keySet());
    }
}
