package org.sise.config;

import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.sise.core.grading.Level;
import org.sise.core.plan.Flow;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.Plan;
import org.sise.core.plan.PlanCheck;

/** Reads a plan (预案) from YAML, as docs/plan-format.md describes it; refuses with {@link InvalidDocument}. */
public final class PlanReader {
    /** Of a standard, too. */
    static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    static final String NO_VERSION = "a version is letters, digits, '.', '_' and '-', at most 64";

    private final Map<String, YamlValue> places = new HashMap<>();

    private PlanReader() {}

    /** The plan that ships with Sise. */
    public static Plan standard() {
        return resource("plan/default.yaml");
    }

    public static Plan resource(String name) {
        return new PlanReader().plan(YamlMap.resource(name));
    }

    /** @param file the name that a refusal gives */
    public static Plan read(String file, Reader text) {
        return new PlanReader().plan(YamlMap.parse(file, text));
    }

    private Plan plan(YamlValue root) {
        YamlMap map = root.map("version", "levels");
        YamlValue version = map.need("version");
        if (!VERSION.matcher(version.text()).matches()) {
            throw version.refuse(NO_VERSION);
        }
        YamlMap levels = map.need("levels").map("blue", "yellow", "orange", "red");
        Map<Level, Flow> flows = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            String name = YamlValue.wire(level);
            flows.put(level, flow(levels.need(name).at(name)));
        }
        Plan plan = new Plan(version.text(), flows);
        refuseProblems(root, PlanCheck.problems(plan));
        return plan;
    }

    private Flow flow(YamlValue value) {
        YamlMap map = value.map("last", "steps", "milestones");
        List<StepReader> read = map.need("steps").at(value.path()).list().stream()
                .map(StepReader::read)
                .toList();
        List<LimitSpec> limits = new ArrayList<>();
        for (StepReader each : read) {
            place(value.path(), each.step().key(), each.where());
            limits.addAll(each.limits());
        }
        map.need("milestones").map().entries().forEach((key, milestone) -> {
            place(value.path(), key, milestone);
            limits.add(LimitReader.milestone(key, milestone));
        });
        places.put(value.path(), value);
        return withLast(map, new Flow(read.stream().map(StepReader::step).toList(), limits));
    }

    /** A key may name a step once and a milestone once; a second place would hide the first. */
    private void place(String level, String key, YamlValue value) {
        if (places.put(level + "." + key, value) != null) {
            throw value.refuse("key '" + key + "' stands twice in this level");
        }
    }

    private static Flow withLast(YamlMap map, Flow flow) {
        YamlValue last = map.need("last");
        boolean agrees = flow.last().map(step -> step.key().equals(last.text())).orElse(false);
        if (!agrees) {
            throw last.refuse("'" + last.text() + "' is not the must-step of kind summary or review of this level");
        }
        return flow;
    }

    private void refuseProblems(YamlValue root, List<PlanCheck.Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        throw new InvalidDocument(
                root.file(),
                problems.stream()
                        .map(problem ->
                                new InvalidDocument.Flaw(where(root, problem).place(), problem.reason()))
                        .toList(),
                "; also ");
    }

    private YamlValue where(YamlValue root, PlanCheck.Problem problem) {
        String level = YamlValue.wire(problem.level());
        String key = problem.key().startsWith("ack.") ? problem.key().substring(4) : problem.key();
        YamlValue flow = places.getOrDefault(level, root);
        return places.getOrDefault(level + "." + key, flow);
    }
}
