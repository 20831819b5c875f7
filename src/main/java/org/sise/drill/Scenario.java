package org.sise.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Binding;
import org.sise.contract.Fault;
import org.sise.contract.Faults;
import org.sise.contract.FieldError;
import org.sise.contract.IncidentActions;
import org.sise.contract.ProblemType;
import org.sise.contract.Report;
import org.sise.core.grading.Level;
import org.sise.core.incident.Text;
import org.sise.drill.Inject.Kind;

/** The injects of a drill, read strictly: each is one thing that a person could ask by REST, checked as if he did. */
final class Scenario {
    private static final int MOST = 200;
    private static final Duration LONGEST = Duration.ofDays(30);
    /** Begins the key of a report that has none. */
    private static final String UNNAMED = "#";

    private final JsonNode json;
    private final List<Said> said;
    private final Faults faults = new Faults();

    private Scenario(JsonNode json, List<Said> said) {
        this.json = json;
        this.said = said;
    }

    /** A wish of the press. */
    public record Press(Text text) {}

    public record Rumour(Text text) {}

    public record Raise(Level level, Text reason) {}

    /**
     * One inject as it is written: a time, and exactly one of the five things.
     *
     * @param at drill time after the start, such as {@code PT20M}
     * @param key names the report for those that follow
     * @param of the key of an earlier report; the first report if absent
     */
    public record Said(
            String at,
            @Nullable String key,
            @Nullable String of,
            @Nullable Report report,
            IncidentActions.@Nullable FollowUp counts,
            @Nullable Rumour rumour,
            @Nullable Press press,
            @Nullable Raise raise) {}

    /**
     * The injects as they are bound, and as they are written.
     *
     * @throws org.sise.contract.Refused with everything that is wrong
     */
    static List<Inject> of(List<Said> said, JsonNode written) {
        Scenario scenario = new Scenario(written, said);
        List<Inject> injects = scenario.injects();
        scenario.faults.raise();
        return injects;
    }

    private List<Inject> injects() {
        if (said.isEmpty()) {
            wrong("injects", Fault.REQUIRED);
        }
        if (said.size() > MOST) {
            wrong("injects", Fault.TOO_MANY, MOST);
            return List.of();
        }
        List<Inject> unordered = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            unordered.add(inject(i));
        }
        checkTargets(unordered);
        List<Inject> ordered = new ArrayList<>();
        unordered.stream()
                .sorted(Comparator.comparing(Inject::after).thenComparing(inject -> inject.kind() != Kind.REPORT))
                .forEach(inject -> ordered.add(numbered(inject, ordered)));
        return ordered;
    }

    /** With its number, and the report that it is about by name: what becomes of that one is known when it is played. */
    private static Inject numbered(Inject inject, List<Inject> earlier) {
        int number = earlier.size() + 1;
        boolean report = inject.kind() == Kind.REPORT;
        String key = report && inject.key() == null ? UNNAMED + number : inject.key();
        String target = report || inject.target() != null || earlier.isEmpty()
                ? inject.target()
                : earlier.getFirst().key();
        return new Inject(number, inject.after(), inject.kind(), key, target, inject.body(), inject.fate());
    }

    private Inject inject(int i) {
        Said one = said.get(i);
        String place = "injects[" + i + "]";
        Duration after = after(one.at(), place + ".at");
        List<Kind> kinds = kinds(one);
        if (kinds.size() != 1) {
            wrong(place, Fault.WRONG_FORM, "exactly one of report, counts, rumour, press, raise");
        }
        Kind kind = kinds.isEmpty() ? Kind.REPORT : kinds.getFirst();
        if (one.of() != null && kind == Kind.REPORT) {
            wrong(place + ".of", Fault.CANNOT_BE);
        }
        if (one.report() != null && one.report().recurrenceOf() != null) {
            wrong(place + ".report.recurrenceOf", Fault.CANNOT_BE);
        }
        if (one.report() != null && one.report().splitFrom() != null) {
            wrong(place + ".report.splitFrom", Fault.CANNOT_BE); // there is nothing in the drill to split yet
        }
        return new Inject(i, after, kind, one.key(), one.of(), body(json.path(i), kind), Inject.Fate.TO_COME);
    }

    private static List<Kind> kinds(Said one) {
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Record given = switch (kind) {
                case REPORT -> one.report();
                case COUNTS -> one.counts();
                case RUMOUR -> one.rumour();
                case PRESS -> one.press();
                case RAISE -> one.raise();
            };
            if (given != null) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** As it is asked by REST: a question of the press is a follow-up with its flag. */
    private static ObjectNode body(JsonNode inject, Kind kind) {
        JsonNode given = inject.path(kind.name().toLowerCase(Locale.ROOT));
        ObjectNode body = given instanceof ObjectNode object ? object.deepCopy() : Binding.MAPPER.createObjectNode();
        if (kind == Kind.PRESS) {
            body.putObject("situation").putObject("flags").put("press_inquiry", true);
        }
        return body;
    }

    private Duration after(String at, String place) {
        try {
            Duration after = Duration.parse(at);
            if (!after.isNegative() && after.compareTo(LONGEST) <= 0) {
                return after;
            }
            wrong(place, Fault.CANNOT_BE);
        } catch (DateTimeException none) {
            wrong(place, Fault.WRONG_FORM, "a time after the start, such as PT20M");
        }
        return Duration.ZERO;
    }

    /** What is said of a report comes after it. */
    private void checkTargets(List<Inject> injects) {
        Set<String> keys = new HashSet<>();
        injects.stream().map(Inject::key).filter(Objects::nonNull).forEach(key -> {
            if (!keys.add(key)) {
                wrong("injects", Fault.REPEATED, key);
            }
        });
        for (Inject inject : injects) {
            boolean known =
                    inject.kind() == Kind.REPORT || injects.stream().anyMatch(report -> isBefore(report, inject));
            if (!known) {
                wrong("injects[" + inject.number() + "].of", Fault.UNKNOWN_NAME);
            }
        }
    }

    private static boolean isBefore(Inject report, Inject inject) {
        return report.kind() == Kind.REPORT
                && (inject.target() == null || inject.target().equals(report.key()))
                && report.after().compareTo(inject.after()) <= 0;
    }

    private void wrong(String place, Fault fault, Object... arguments) {
        faults.add(ProblemType.INVALID_REQUEST, FieldError.of(place, fault, arguments));
    }
}
