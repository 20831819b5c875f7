package org.sise.console;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sise.contract.FieldError;
import org.sise.contract.Problem;
import org.sise.core.incident.Move;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Verb;
import org.sise.directory.Directory;
import org.sise.directory.Roster;
import org.sise.directory.WireNames;
import org.sise.drill.Inject;

/** {@code m:} in templates: the words of the page's language, and the names that the directory has for codes. */
@TemplateExtension(namespace = "m")
public final class Words {
    private Words() {}

    static String of(String key) {
        return language().word(key);
    }

    static String of(String key, Object first) {
        return say(key, first);
    }

    static String of(String key, Object first, Object second) {
        return say(key, first, second);
    }

    /** The word for a constant; of one that is absent, for "unknown". */
    static String name(@Nullable Enum<?> constant) {
        return constant == null
                ? language().word("unknown")
                : language().word(key(constant.getDeclaringClass()) + "." + WireNames.of(constant));
    }

    /** An enum as the bundles name it: {@code Level}, {@code Incident.Phase}, {@code Outcome.Draft.Kind}. */
    static String key(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    /** As {@link #name}, where the answer's views hold the wire's word, such as {@code blue} of a {@code Level}. */
    static String name(String type, @Nullable String value) {
        return value == null ? language().word("unknown") : orElse(type + "." + value, value);
    }

    /** What stands beside a day of the calendar; an ordinary one needs nothing. */
    static String letter(YearSheet.Mark mark) {
        return orElse("YearSheet.Mark." + WireNames.of(mark) + ".letter", "");
    }

    /** As the contract writes it, for classes and addresses. */
    static String wire(Enum<?> constant) {
        return WireNames.of(constant);
    }

    /** A field of the situation, as the grade names it: {@code reads}, {@code flags.minor_harmed}. */
    static String field(String name) {
        return name.startsWith("flags.")
                ? orElse("Situation.Flag." + name.substring("flags.".length()), name)
                : orElse("field." + name, name);
    }

    /** A limit by its id: of a step that step, else a milestone. */
    static String limit(String id) {
        String key = id.contains(".") ? id.substring(0, id.indexOf('.')) : id;
        return orElse("limit." + key, step(key));
    }

    /** What is wrong with a field. */
    static String fault(FieldError error) {
        Object[] arguments = error.arguments().stream()
                .map(argument -> orElse("Refusals.Kind." + argument, unit(argument)))
                .toArray();
        String key = "fault." + error.code();
        return language().knows(key) ? say(key, arguments) : error.message();
    }

    /** What a refusal means: exactly, where the rules gave a ground; else by its kind, its detail stands beside it. */
    static String problem(Problem problem) {
        return problem.code() == null
                ? here("problem." + kind(problem), problem.title())
                : Grounds.said(problem, place());
    }

    /** The same above a form that is shown again with what was typed. */
    static String again(Problem problem) {
        return here("problem." + kind(problem) + ".again", problem(problem));
    }

    /** In English, for whoever is asked about it; empty where the words say it exactly. */
    static String detail(Problem problem) {
        return problem.code() == null ? problem.detail() : "";
    }

    /** Why an inject was not played in. Its director spoke, not who reads it: the words are of no part of the console. */
    static String refusal(Inject.Refusal refusal) {
        Problem problem = new Problem(
                refusal.type(), "", 0, refusal.detail(), null, refusal.code(), refusal.arguments(), null, null, null);
        if (refusal.code() != null && knows("ground." + refusal.code())) {
            return Grounds.said(problem, "");
        }
        return refusal.errors().isEmpty()
                ? orElse("problem." + kind(problem), refusal.detail())
                : refusal.errors().stream().map(Words::fieldAndFault).collect(Collectors.joining("；"));
    }

    private static String fieldAndFault(FieldError error) {
        String name = error.field().substring(error.field().lastIndexOf('.') + 1);
        return field(name) + "：" + fault(error);
    }

    static String kind(Problem problem) {
        return problem.type().substring(problem.type().lastIndexOf('/') + 1);
    }

    private static String here(String key, String otherwise) {
        return orElse(key + "." + place(), orElse(key, otherwise));
    }

    private static String place() {
        return Arc.container().instance(Shell.class).get().place();
    }

    /** What a tired person may ask at a field; empty where it explains itself. */
    static String help(Field field) {
        return field.label().startsWith("field.") ? orElse(field.label().replaceFirst("^field", "help"), "") : "";
    }

    /** An incident's title; where it was purged, the words for that: a link needs some. */
    static String title(@Nullable String title) {
        return title == null || title.isEmpty() ? language().word("purged") : title;
    }

    /** The same in a list: a reader who only has a copy (抄送) gets none. */
    static String listed(@Nullable String title) {
        return title == null ? language().word("copied") : title(title);
    }

    /** A move as its button says it. */
    static String move(Move move) {
        String verb = WireNames.of(move.verb());
        if (move.verb() == Verb.OPEN) {
            return language().word("verb.open") + " " + step(move.target());
        }
        if (move.verb() == Verb.RECUSE && !move.target().isEmpty()) {
            return language().word("verb.withdraw_recusal") + " " + person(move.target());
        }
        if (!move.recording()) {
            return language().word("verb." + verb);
        }
        String plain = language().word("verb." + verb) + " · " + language().word("recording");
        return orElse("verb.recording." + verb, plain);
    }

    static Strand[] strands() {
        return Strand.values();
    }

    /** With its thousands apart. */
    static String count(@Nullable Long count) {
        return count == null
                ? "–"
                : NumberFormat.getIntegerInstance(language().locale()).format(count);
    }

    /** Of a share from 0 to 1. */
    static String percent(double share) {
        return NumberFormat.getPercentInstance(language().locale()).format(share);
    }

    /** With one place behind the point. */
    static String tenth(Double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** What an HTTP status means to a person. */
    static String error(int status) {
        return orElse("error." + status, language().word("error.other"));
    }

    /** A step's key as the plan calls it; of a city's own step the key itself. */
    static String step(String key) {
        return orElse("step." + key, key);
    }

    /** Of a step's whole id. */
    static String stepOf(String id) {
        return step(id.substring(0, id.indexOf('.')));
    }

    static String stepAndUnit(StepId id) {
        return step(id.key()) + " · " + unit(id.unit());
    }

    /** A limit of the incident as a whole has no unit. */
    static String limitAndUnit(String id, @Nullable String unit) {
        return unit == null ? limit(id) : limit(id) + " · " + unit(unit);
    }

    static String unit(@Nullable String code) {
        return code == null
                ? "–"
                : directory().roster().unit(code).map(Words::name).orElse(code);
    }

    static String area(String code) {
        return directory()
                .roster()
                .area(code)
                .map(area -> language() == Language.EN ? area.nameEn() : area.nameZh())
                .orElse(code);
    }

    static String person(@Nullable String code) {
        if (code == null) {
            return "–";
        }
        String name = directory().nameOf(code);
        boolean isUnknown = name.equals(code); // the committee needs no account: its answer is its own (rule 9)
        return isUnknown ? unit(code) : name;
    }

    private static String name(Roster.Entry unit) {
        return language() == Language.EN ? unit.nameEn() : unit.nameZh();
    }

    static boolean knows(String key) {
        return language().knows(key);
    }

    static String orElse(String key, String otherwise) {
        return language().knows(key) ? language().word(key) : otherwise;
    }

    static String say(String key, Object... values) {
        return new MessageFormat(language().word(key), language().locale()).format(values);
    }

    static Language language() {
        return Arc.container().instance(Shell.class).get().language();
    }

    private static Directory directory() {
        return Arc.container().instance(Directory.class).get();
    }
}
