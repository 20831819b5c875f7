package org.sise.core.incident;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sise.core.plan.StepKind;

/** What scenarios have visited: by simple name, so that a gap reads as a list of names. */
final class Coverage {
    private final Map<String, Set<String>> visited = Stream.of(
                    "verb", "event", "outcome", "kind", "occasion", "transition")
            .collect(Collectors.toMap(what -> what, what -> new TreeSet<>()));

    void decided(Incident before, Command command, Actor actor) {
        visit("verb", WantedMove.of(command, before, actor).verb());
        if (command instanceof Command.Settle settle) {
            visit("outcome", settle.outcome().getClass().getSimpleName());
        }
    }

    void happened(Incident before, Event event, Incident after) {
        visit("event", event.getClass().getSimpleName());
        if (event instanceof Event.StepOpened opened) {
            visit("kind", opened.kind());
            SampleCity.PLAN
                    .flow(before.level())
                    .step(opened.step().key())
                    .filter(spec -> spec.occasion() != null)
                    .ifPresent(spec -> visit("occasion", spec.occasion()));
        }
        for (StepId id : changed(before, after)) {
            String from = before.step(id).map(StepStates::name).orElse("[*]");
            String to = after.step(id).map(StepStates::name).orElseThrow();
            if (!from.equals(to)) {
                visit(
                        "transition",
                        from + " --> " + to + " : " + event.getClass().getSimpleName());
            }
        }
    }

    private static Set<StepId> changed(Incident before, Incident after) {
        return after.steps().keySet().stream()
                .filter(id -> !after.steps().get(id).equals(before.steps().get(id)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void visit(String what, Object name) {
        Set<String> names = visited.get(what);
        if (names != null) {
            names.add(name.toString());
        }
    }

    Set<String> of(String what) {
        return Set.copyOf(visited.getOrDefault(what, Set.of()));
    }

    static Set<String> kinds() {
        return Stream.of(StepKind.values()).map(Enum::toString).collect(Collectors.toSet());
    }
}
