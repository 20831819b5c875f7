package org.sise.config;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.LimitSpec.From;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.LimitSpec.Overdue;
import org.sise.core.plan.Rhythm;
import org.sise.core.plan.Term;

/** Reads the limits of a plan: those written inside a step, and the milestones of a level. */
final class LimitReader {
    private LimitReader() {}

    static LimitSpec milestone(String key, YamlValue value) {
        YamlMap map = value.map(
                "kind",
                "from",
                "within",
                "workingDays",
                "at",
                "asSaid",
                "byClass",
                "until",
                "overdue",
                "quiet",
                "extendable");
        Optional<Term> term = term(map);
        Map<StatutoryClass, Term> byClass =
                map.maybe("byClass").map(LimitReader::byClass).orElse(Map.of());
        if (term.isEmpty() && byClass.isEmpty()) {
            throw value.refuse("needs a time: within, workingDays, at, asSaid or byClass");
        }
        return new LimitSpec(
                key,
                map.need("kind").among(Kind.class),
                map.need("from").among(From.class),
                term.orElse(null),
                byClass,
                map.need("until").names(),
                overdue(map),
                map.yes("quiet"),
                map.yes("extendable"));
    }

    static LimitSpec ofStep(String key, YamlValue value) {
        YamlMap map = value.map("from", "within", "workingDays", "at", "asSaid", "overdue", "quiet");
        Term term = term(map).orElseThrow(() -> value.refuse("needs a time: within, workingDays, at or asSaid"));
        From from = map.need("from").among(From.class);
        return internal(key, from, term, overdue(map), map.yes("quiet"));
    }

    /** 签收 counts from 交办 and rings when it passes, whatever the plan. */
    static LimitSpec acknowledgement(String stepKey, YamlValue value) {
        boolean quiet = false;
        YamlValue within = value;
        if (!value.isScalar()) {
            YamlMap map = value.map("within", "quiet");
            within = map.need("within");
            quiet = map.yes("quiet");
        }
        return new LimitSpec(
                "ack." + stepKey,
                Kind.ACKNOWLEDGEMENT,
                From.ASSIGNED,
                within(within),
                Map.of(),
                Set.of(),
                Set.of(Overdue.RING),
                quiet,
                false);
    }

    static Rhythm rhythm(YamlValue value) {
        YamlMap map = value.map("every", "at", "until", "overdue");
        List<LocalTime> at = map.maybe("at").map(LimitReader::times).orElse(List.of());
        Optional<YamlValue> every = map.maybe("every");
        if (every.isPresent() != at.isEmpty()) {
            throw value.refuse("a rhythm has either 'every' or 'at'");
        }
        every.ifPresent(LimitReader::within);
        return new Rhythm(
                every.map(YamlValue::duration).orElse(null),
                at,
                map.need("until").text());
    }

    /** A rhythm's limit is the rhythm: from the report before to the next time. */
    static LimitSpec ofRhythm(String key, Rhythm rhythm, YamlValue value) {
        Set<Overdue> overdue = overdue(value.map());
        Term term = rhythm.every() == null ? new Term.Daily(rhythm.at()) : new Term.Within(rhythm.every());
        return internal(key, From.LAST_REPORT, term, overdue, false);
    }

    private static LimitSpec internal(String key, From from, Term term, Set<Overdue> overdue, boolean quiet) {
        return new LimitSpec(key, Kind.INTERNAL, from, term, Map.of(), Set.of(key), overdue, quiet, false);
    }

    private static Optional<Term> term(YamlMap map) {
        @Nullable Term counted = counted(map);
        if (map.yes("asSaid")) {
            return Optional.of(new Term.AsSaid(counted));
        }
        return Optional.ofNullable(counted);
    }

    private static @Nullable Term counted(YamlMap map) {
        List<Term> terms = new ArrayList<>();
        map.maybe("within").map(LimitReader::within).ifPresent(terms::add);
        map.maybe("workingDays").map(LimitReader::workingDays).ifPresent(terms::add);
        map.maybe("at").map(LimitReader::times).map(Term.Daily::new).ifPresent(terms::add);
        if (terms.size() > 1) {
            throw map.self().refuse("has more than one time of within, workingDays, at");
        }
        return terms.isEmpty() ? null : terms.getFirst();
    }

    private static Term within(YamlValue value) {
        try {
            return new Term.Within(value.duration());
        } catch (IllegalArgumentException e) {
            throw value.refuse(String.valueOf(e.getMessage()));
        }
    }

    private static Term workingDays(YamlValue value) {
        try {
            return new Term.WorkingDays(value.number());
        } catch (IllegalArgumentException e) {
            throw value.refuse(String.valueOf(e.getMessage()));
        }
    }

    private static List<LocalTime> times(YamlValue value) {
        List<LocalTime> times = value.list().stream().map(YamlValue::time).toList();
        if (times.isEmpty()) {
            throw value.refuse("needs at least one time of the day");
        }
        value.distinct(times);
        return times.stream().sorted().toList();
    }

    private static Map<StatutoryClass, Term> byClass(YamlValue value) {
        Map<StatutoryClass, Term> terms = new EnumMap<>(StatutoryClass.class);
        value.map(wires())
                .entries()
                .forEach((name, term) ->
                        terms.put(StatutoryClass.valueOf(name.toUpperCase(java.util.Locale.ROOT)), within(term)));
        return terms;
    }

    private static String[] wires() {
        return java.util.Arrays.stream(StatutoryClass.values())
                .map(YamlValue::wire)
                .toArray(String[]::new);
    }

    private static Set<Overdue> overdue(YamlMap map) {
        YamlValue value = map.need("overdue");
        return value.oneOrMore().stream()
                .map(each -> each.among(Overdue.class))
                .collect(Collectors.collectingAndThen(Collectors.toList(), value::distinct));
    }
}
