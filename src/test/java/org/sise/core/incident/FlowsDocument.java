package org.sise.core.incident;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.plan.Flow;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.Plan;
import org.sise.core.plan.Stage;
import org.sise.core.plan.StepSpec;
import org.sise.core.plan.Term;

/** docs/flows.md: the flow of each level as the plan has it, and the states of a step as the scenarios visit them. */
final class FlowsDocument {
    private FlowsDocument() {}

    static String of(Plan plan) {
        String levels = Stream.of(Level.values())
                .map(level ->
                        "\n## " + title(level) + "\n\n" + diagram(plan.flow(level)) + "\n" + limits(plan.flow(level)))
                .collect(Collectors.joining());
        return "# The flows of plan " + plan.version() + "\n\n"
                + "Generated from the shipped plan by `FlowsDocumentTest`; write it anew with `-Dsise.docs=write`.\n"
                + "A solid arrow: the later step waits for the earlier one. Dashed frame: opened by hand (`?`) or on an\n"
                + "occasion (`if`). The subgraphs are the links of the loop; they gate nothing. `K` received, `H` known,\n"
                + "`A` assigned, `O` opened, `P` promised, `L` the report before, `E` end of the response.\n"
                + levels
                + "\n## The states of a step\n\n"
                + states();
    }

    private static String title(Level level) {
        return switch (level) {
            case BLUE -> "蓝 blue";
            case YELLOW -> "黄 yellow";
            case ORANGE -> "橙 orange";
            case RED -> "红 red";
        };
    }

    private static String diagram(Flow flow) {
        String stages =
                Stream.of(Stage.values()).map(stage -> stage(flow, stage)).collect(Collectors.joining());
        String arrows = flow.steps().stream()
                .flatMap(step ->
                        step.after().stream().sorted().map(earlier -> "  " + earlier + " --> " + step.key() + "\n"))
                .collect(Collectors.joining());
        String optional = flow.steps().stream()
                .filter(step -> step.opening() != StepSpec.Opening.MUST)
                .map(step -> "  class " + step.key() + " optional\n")
                .collect(Collectors.joining());
        return "```mermaid\nflowchart LR\n  classDef optional stroke-dasharray: 5 5\n" + stages + arrows + optional
                + "```\n";
    }

    private static String stage(Flow flow, Stage stage) {
        List<StepSpec> steps =
                flow.steps().stream().filter(step -> step.stage() == stage).toList();
        if (steps.isEmpty()) {
            return "";
        }
        return "  subgraph " + wire(stage) + "_stage [\"" + link(stage) + "\"]\n"
                + steps.stream().map(step -> "    " + box(flow, step) + "\n").collect(Collectors.joining())
                + "  end\n";
    }

    private static String link(Stage stage) {
        return switch (stage) {
            case INTAKE -> "接报 intake";
            case ASSESS -> "研判 assess";
            case HANDLE -> "处置 handle";
            case FEEDBACK -> "反馈 feedback";
            case SUMMARIZE -> "总结 summarize";
        };
    }

    private static String box(Flow flow, StepSpec step) {
        String parties = step.parties().stream().map(FlowsDocument::wire).collect(Collectors.joining(", "));
        String limit = flow.limit(step.key()).map(spec -> "<br/>" + limit(spec)).orElse("");
        String rhythm =
                step.rhythm() == null ? "" : "<br/>again until " + step.rhythm().until();
        return step.key() + "[\"" + step.key() + mark(step) + "<br/>" + wire(step.kind()) + " · " + parties + " · "
                + wire(step.role()) + limit + rhythm + "\"]";
    }

    private static String mark(StepSpec step) {
        return switch (step.opening()) {
            case MUST -> "";
            case BY_HAND -> " ?";
            case OCCASION -> " if " + (step.occasion() == null ? "" : wire(step.occasion()));
        };
    }

    private static String limits(Flow flow) {
        String rows = flow.limits().stream()
                .filter(limit -> limit.kind() != LimitSpec.Kind.INTERNAL
                        || flow.step(limit.key()).isEmpty())
                .map(limit -> "| " + limit.key() + " | " + wire(limit.kind()) + " | " + limit(limit) + classes(limit)
                        + " | " + metBy(limit) + " |\n")
                .collect(Collectors.joining());
        return "| limit | kind | falls due | met by |\n|---|---|---|---|\n" + rows;
    }

    private static String metBy(LimitSpec limit) {
        return limit.kind() == LimitSpec.Kind.ACKNOWLEDGEMENT ? "签收" : sorted(limit.until());
    }

    private static String classes(LimitSpec limit) {
        return limit.byClass().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> "; " + wire(entry.getKey()) + ": " + term(entry.getValue()))
                .collect(Collectors.joining());
    }

    private static String limit(LimitSpec limit) {
        return term(limit.term()) + " " + from(limit.from()) + (limit.quiet() ? " quiet" : "")
                + (limit.extendable() ? ", extendable" : "");
    }

    private static String from(LimitSpec.From from) {
        return switch (from) {
            case KNOWN -> "H";
            case RECEIVED -> "K";
            case ASSIGNED -> "A";
            case OPENED -> "O";
            case PROMISED -> "P";
            case LAST_REPORT -> "L";
            case RESPONSE_ENDED -> "E";
        };
    }

    private static String term(@Nullable Term term) {
        return switch (term) {
            case null -> "by class";
            case Term.Within(var duration) -> duration.toString().substring(2).toLowerCase(Locale.ROOT);
            case Term.WorkingDays(int days) -> days + " wd";
            case Term.Daily(var at) ->
                "daily " + at.stream().map(Object::toString).collect(Collectors.joining(", "));
            case Term.AsSaid(var fallback) -> "as said" + (fallback == null ? "" : ", else " + term(fallback));
        };
    }

    private static String states() {
        return "A step that lapsed, or whose text is held back, is still open: what waits for a lapsed one goes on.\n\n"
                + "```mermaid\nstateDiagram-v2\n"
                + StepStates.TRANSITIONS.stream()
                        .map(line -> "  " + line + "\n")
                        .collect(Collectors.joining())
                + Stream.of("settled", "cancelled", "waived")
                        .map(end -> "  " + end + " --> [*]\n")
                        .collect(Collectors.joining())
                + "```\n";
    }

    private static String sorted(Collection<String> keys) {
        return keys.isEmpty() ? "–" : keys.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
