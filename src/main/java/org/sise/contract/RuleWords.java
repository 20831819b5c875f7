package org.sise.contract;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Condition;
import org.sise.core.grading.Criterion;
import org.sise.core.grading.Field;
import org.sise.core.grading.StandardChange;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.PlanChange;
import org.sise.core.plan.Rhythm;
import org.sise.core.plan.StepSpec;
import org.sise.core.plan.Term;

/** Plans and standards in words, by the bundles of the pages, so that a page and an answer say the same. */
public enum RuleWords {
    ZH(Locale.SIMPLIFIED_CHINESE),
    EN(Locale.ENGLISH);

    private final Locale locale;
    private final ResourceBundle words;

    /** Of a page's language. */
    public static RuleWords of(Locale locale) {
        return locale.getLanguage().equals(ZH.locale.getLanguage()) ? ZH : EN;
    }

    RuleWords(Locale locale) {
        this.locale = locale;
        words = ResourceBundle.getBundle(
                "messages.console",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public String sentence(StandardChange change) {
        Criterion criterion = change.criterion();
        String level = value(criterion.level());
        String wording = wording(criterion);
        return switch (change) {
            case StandardChange.Added added ->
                say("rules.change.added", level, wording, condition(criterion.condition()));
            case StandardChange.Removed removed -> say("rules.change.removed", level, wording);
            case StandardChange.Moved(Criterion moved, var before) ->
                say("rules.change.moved", wording(moved), value(before), level);
            case StandardChange.Reworded(Criterion after, Criterion before) ->
                say("rules.change.reworded", level, wording(before), wording(after));
            case StandardChange.Threshold(Criterion of, Field field, long before, long after) ->
                say("rules.change.threshold", wording(of), name(field), rank(field, before), rank(field, after));
            case StandardChange.Asks(Criterion after, Condition before) ->
                say("rules.change.asks", wording(after), condition(before), condition(after.condition()));
        };
    }

    public String sentence(PlanChange change) {
        String level = value(change.level());
        String name = change.aspect().isOfLimit() ? limit(change.key()) : step(change.key());
        if (change.before() == null && change.after() instanceof StepSpec added) {
            return say("rules.change.step_added", level, name, value(added.parties()), value(added.after()));
        }
        if (change.after() == null && change.before() instanceof StepSpec) {
            return say("rules.change.step_removed", level, name);
        }
        if (change.before() == null && change.after() instanceof LimitSpec added) {
            return say("rules.change.limit_added", level, name, terms(added));
        }
        if (change.after() == null && change.before() instanceof LimitSpec) {
            return say("rules.change.limit_removed", level, name);
        }
        String of = change.of() == null ? name : say("rules.of_class", name, value(change.of()));
        String aspect = word("PlanChange.Aspect." + Wire.of(change.aspect()));
        return say("rules.change.aspect", level, of, aspect, value(change.before()), value(change.after()));
    }

    public String wording(Criterion criterion) {
        return switch (this) {
            case ZH -> criterion.wordingZh();
            case EN -> criterion.wordingEn();
        };
    }

    /** What a criterion asks, such as "reads ≥ 10 000". */
    public String condition(Condition condition) {
        return switch (condition) {
            case Condition.Asked asked -> asked(asked.field(), asked.threshold());
            case Condition.All(List<Condition> parts) -> joined(parts, "rules.and");
            case Condition.Any(List<Condition> parts) -> joined(parts, "rules.or");
        };
    }

    private String joined(List<Condition> parts, String by) {
        return parts.stream()
                .map(part -> part instanceof Condition.Asked ? condition(part) : say("rules.within", condition(part)))
                .collect(Collectors.joining(word(by)));
    }

    private String asked(Field field, long threshold) {
        return switch (field.type()) {
            case FLAG -> name(field);
            case COUNT -> name(field) + " ≥ " + rank(field, threshold);
            case ORDERED -> {
                boolean gravest = threshold == field.valueNames().size() - 1;
                yield say(gravest ? "rules.is" : "rules.at_least", name(field), rank(field, threshold));
            }
        };
    }

    private String name(Field field) {
        return field.type() == Field.Type.FLAG
                ? word("Situation.Flag." + field.wireName().substring("flags.".length()))
                : word("field." + field.wireName());
    }

    private String rank(Field field, long rank) {
        return switch (field.type()) {
            case COUNT -> NumberFormat.getIntegerInstance(locale).format(rank);
            case FLAG -> value(rank > 0);
            case ORDERED -> word(type(field) + "." + field.valueNames().get((int) rank));
        };
    }

    private static String type(Field field) {
        return field == Field.STATUTORY_CLASS
                ? "StatutoryClass"
                : "Situation." + field.name().charAt(0) + field.wireName().substring(1);
    }

    /** With what a class has otherwise. */
    public String terms(LimitSpec limit) {
        String classes = limit.byClass().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(term -> say("rules.for_class", value(term.getKey()), value(term.getValue())))
                .collect(Collectors.joining(word("rules.list")));
        if (limit.term() == null) {
            return classes;
        }
        return classes.isEmpty() ? value(limit.term()) : say("rules.terms", value(limit.term()), classes);
    }

    /** How long it gives, and from when. */
    public String deadline(LimitSpec limit) {
        boolean said = limit.term() instanceof Term.AsSaid(Term fallback) && fallback == null;
        return said || limit.term() instanceof Term.Daily
                ? terms(limit)
                : say("rules.deadline", terms(limit), value(limit.from()));
    }

    public String step(String key) {
        return orElse("step." + key, key);
    }

    public String limit(String key) {
        return key.startsWith("ack.")
                ? say("rules.ack", step(key.substring("ack.".length())))
                : orElse("limit." + key, step(key));
    }

    /** Of a part of a plan; what is absent has a word, too. */
    public String value(@Nullable Object value) {
        return switch (value) {
            case null -> word("rules.none");
            case Enum<?> constant -> word(Wire.typeOf(constant) + "." + Wire.of(constant));
            case Boolean truth -> word(truth ? "yes" : "no");
            case Term term -> term(term);
            case Rhythm rhythm ->
                rhythm.every() == null
                        ? say("rules.daily", times(rhythm.at()))
                        : say("rules.every", span(rhythm.every()));
            case Collection<?> many when many.isEmpty() -> word("rules.none");
            case Collection<?> many ->
                many.stream().map(this::value).sorted().collect(Collectors.joining(word("rules.list")));
            default -> step(value.toString());
        };
    }

    private String term(Term term) {
        return switch (term) {
            case Term.Within(Duration duration) -> span(duration);
            case Term.WorkingDays(int days) -> say("rules.working_days", days);
            case Term.Daily(List<LocalTime> at) -> say("rules.daily", times(at));
            case Term.AsSaid(Term fallback) ->
                fallback == null ? word("rules.as_said") : say("rules.as_said_or", term(fallback));
        };
    }

    private static String times(List<LocalTime> at) {
        return at.stream().map(LocalTime::toString).collect(Collectors.joining(" "));
    }

    private String span(Duration span) {
        if (span.toHours() == 0) {
            return say("rules.minutes", span.toMinutes());
        }
        return span.toMinutesPart() == 0
                ? say("rules.hours", span.toHours())
                : say("rules.hours_minutes", span.toHours(), span.toMinutesPart());
    }

    private String say(String key, Object... about) {
        return new MessageFormat(word(key), locale).format(about);
    }

    private String orElse(String key, String otherwise) {
        return words.containsKey(key) ? words.getString(key) : otherwise;
    }

    /** @throws java.util.MissingResourceException if there is no such key: tests ask for every one */
    private String word(String key) {
        return words.getString(key);
    }
}
