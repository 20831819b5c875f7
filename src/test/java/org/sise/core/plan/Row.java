package org.sise.core.plan;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.LimitSpec.Overdue;

/** A step of a flow in the words of the tables of the plan (A5 to A8), so that a test can lie beside them. */
final class Row {
    private Row() {}

    static String of(Flow flow, StepSpec step) {
        LimitSpec limit = flow.limit(step.key()).orElse(null);
        return String.join(
                " | ",
                wire(step.stage()),
                step.key() + " " + wire(step.kind()) + mark(step),
                names(step.parties()) + " " + wire(step.role()),
                flow.limit("ack." + step.key()).map(Row::limit).orElse("-"),
                limit == null ? "-" : limit(limit),
                step.after().isEmpty() ? "start" : sorted(step.after()),
                wire(step.line()),
                limit == null ? "-" : overdue(limit));
    }

    static String milestone(LimitSpec limit) {
        String byClass = limit.byClass().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> " " + wire(entry.getKey()) + " " + term(entry.getValue()))
                .collect(Collectors.joining());
        return String.join(
                " | ",
                limit.key() + " " + wire(limit.kind()),
                limit(limit) + byClass,
                sorted(limit.until()),
                overdue(limit));
    }

    private static String mark(StepSpec step) {
        String with = step.with() == null ? "" : " = " + step.with();
        String of = step.of() == null ? "" : " of " + step.of();
        String rhythm = step.rhythm() == null ? "" : " until " + step.rhythm().until();
        return switch (step.opening()) {
            case MUST -> with + of + rhythm;
            case BY_HAND -> " ?" + of;
            case OCCASION -> " if " + wire(java.util.Objects.requireNonNull(step.occasion())) + of;
        };
    }

    private static String limit(LimitSpec limit) {
        String from = switch (limit.from()) {
            case KNOWN -> "H";
            case RECEIVED -> "K";
            case ASSIGNED -> "A";
            case OPENED -> "O";
            case PROMISED -> "P";
            case LAST_REPORT -> "L";
            case RESPONSE_ENDED -> "E";
        };
        return term(limit.term()) + " " + from + (limit.quiet() ? " q" : "");
    }

    private static String term(@Nullable Term term) {
        return switch (term) {
            case null -> "-";
            case Term.Within within -> duration(within.duration());
            case Term.WorkingDays working -> working.days() + " wd";
            case Term.Daily daily -> "daily " + names(daily.at());
            case Term.AsSaid said -> "said" + (said.fallback() == null ? "" : " or " + term(said.fallback()));
        };
    }

    private static String duration(Duration duration) {
        String hours = duration.toHours() == 0 ? "" : duration.toHours() + " h";
        String minutes = duration.toMinutesPart() == 0 ? "" : duration.toMinutesPart() + " min";
        return (hours + " " + minutes).strip();
    }

    private static String overdue(LimitSpec limit) {
        return limit.overdue().stream().sorted().map(Row::letter).collect(Collectors.joining(" "));
    }

    private static String letter(Overdue overdue) {
        return switch (overdue) {
            case REMIND -> "C";
            case RING -> "N";
            case LAPSE -> "D";
            case GO_ON -> "G";
            case LIST -> "listed";
            case LATE -> "late";
        };
    }

    private static String names(List<?> items) {
        return items.stream()
                .map(item -> item.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String sorted(Collection<String> keys) {
        return keys.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
