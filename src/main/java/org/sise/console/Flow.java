package org.sise.console;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sise.contract.IncidentView;
import org.sise.contract.IncidentView.StepView;
import org.sise.contract.Seen;
import org.sise.core.incident.Move;
import org.sise.core.plan.Stage;
import org.sise.directory.WireNames;

/**
 * The flow of an incident as a picture: a column for each link of the loop, a card for each step, and on it what the
 * viewer may do now.
 *
 * @param moves those of the incident as a whole
 */
public record Flow(List<Column> columns, List<Move> moves) {

    /** A link of the loop. */
    public record Column(Stage stage, List<Card> cards) {}

    /** A step with its moves. */
    public record Card(StepView step, List<Move> moves) {}

    static Flow of(IncidentView view, Seen seen) {
        Map<String, List<Move>> byTarget = seen.moves().stream().collect(Collectors.groupingBy(Move::target));
        List<String> ids = view.steps().stream().map(StepView::id).toList();
        List<Column> columns = Arrays.stream(Stage.values())
                .map(stage -> new Column(stage, cards(view, stage, byTarget)))
                .toList();
        List<Move> ofIncident = seen.moves().stream()
                .filter(move -> !ids.contains(move.target()))
                .toList();
        return new Flow(columns, ofIncident);
    }

    /** What is open first, then in the order in which it opened. */
    private static List<Card> cards(IncidentView view, Stage stage, Map<String, List<Move>> moves) {
        return view.steps().stream()
                .filter(step -> step.stage().equals(WireNames.of(stage)))
                .sorted(Comparator.comparing((StepView step) -> !step.state().equals("open"))
                        .thenComparing(StepView::openedAt))
                .map(step -> new Card(step, moves.getOrDefault(step.id(), List.of())))
                .toList();
    }
}
