package org.sise.console;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.console.Telling.Line;
import org.sise.contract.IncidentView;
import org.sise.contract.IncidentView.LimitView;
import org.sise.contract.IncidentView.StepView;
import org.sise.contract.Seen;
import org.sise.contract.Timeline;
import org.sise.core.incident.Deed;
import org.sise.core.incident.Dues;
import org.sise.core.incident.Event;
import org.sise.core.incident.Move;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Step;
import org.sise.core.incident.StepId;
import org.sise.core.plan.Stage;
import org.sise.directory.WireNames;
import org.sise.store.Entry;

/**
 * The flow of an incident as a picture: a column for each link of the loop, a card for each step, and on it what came of it
 * and what the viewer may do now.
 *
 * @param mine cards on which the viewer is waited for, the most urgent first
 * @param offers those of the incident as a whole
 */
public record Flow(List<Column> columns, List<Card> mine, Offers offers) {

    /** A link of the loop; {@code ended} are steps that were cancelled or waived: history, folded away. */
    public record Column(Stage stage, List<Card> cards, List<Card> ended) {
        public List<Card> all() {
            return Stream.concat(cards.stream(), ended.stream()).toList();
        }
    }

    /**
     * A step.
     *
     * @param due of the first limit that its outcome would meet, or met; {@code null} if nobody waits for it
     * @param about what it is about, where its name does not say it
     * @param outcome what settled it
     * @param signed 签收 of the unit's assignment; {@code asked} until when it is owed
     */
    public record Card(
            StepView step,
            @Nullable Instant due,
            Offers offers,
            List<Line> about,
            List<Line> outcome,
            @Nullable Deed deed,
            @Nullable Deed signed,
            @Nullable Instant asked,
            List<Step.Call> calls) {

        public boolean isOpen() {
            return step.state().equals("open");
        }

        public boolean isOver(Instant now) {
            return isOpen() && due != null && due.isBefore(now);
        }

        /** Ended without being done. */
        boolean isVoid() {
            return step.state().equals("cancelled") || step.state().equals("waived");
        }
    }

    static Flow of(IncidentView view, Seen seen, Timeline.Reading reading) {
        List<Card> cards = new Cards(view, seen, reading).all();
        List<Column> columns =
                Arrays.stream(Stage.values()).map(stage -> column(stage, cards)).toList();
        List<Card> mine = cards.stream()
                .filter(card -> !card.offers.first().isEmpty())
                .sorted(Comparator.comparing((Card card) -> card.due, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        List<String> ids = view.steps().stream().map(StepView::id).toList();
        List<String> limits = view.limits().stream().map(LimitView::id).toList();
        Stream<Move> ofIncident =
                seen.moves().stream().filter(move -> !ids.contains(move.target()) && !limits.contains(move.target()));
        return new Flow(columns, mine, Offers.of(ofIncident));
    }

    /** What is open first, then in the order in which it opened. */
    private static Column column(Stage stage, List<Card> cards) {
        List<Card> own = cards.stream()
                .filter(card -> card.step.stage().equals(WireNames.of(stage)))
                .sorted(Comparator.comparing((Card card) -> !card.isOpen()).thenComparing(card -> card.step.openedAt()))
                .toList();
        return new Column(
                stage,
                own.stream().filter(card -> !card.isVoid()).toList(),
                own.stream().filter(Card::isVoid).toList());
    }

    /** Puts the cards together. */
    private static final class Cards {
        private final IncidentView view;
        private final Seen seen;
        private final Telling telling;
        private final Map<String, List<Move>> moves;
        private final Map<String, Deed> signatures = new HashMap<>();

        Cards(IncidentView view, Seen seen, Timeline.Reading reading) {
            this.view = view;
            this.seen = seen;
            telling = new Telling(reading.words());
            moves = seen.moves().stream().collect(Collectors.groupingBy(Move::target));
            for (Entry entry : reading.entries()) {
                if (entry.event() instanceof Event.Acknowledged signed) {
                    signatures.put(signed.unit(), signed.deed());
                }
            }
        }

        List<Card> all() {
            return view.steps().stream().map(this::card).toList();
        }

        private Card card(StepView shown) {
            Step step = seen.incident().step(StepId.of(shown.id())).orElseThrow();
            boolean signs = step.kind().needsAcknowledgement();
            Instant asked = signs && step.isOpen() ? asked(shown.unit()) : null;
            return new Card(
                    shown,
                    step.isOpen() ? Dues.ofOutcome(seen.incident(), step).orElse(null) : was(shown),
                    Offers.of(moves.getOrDefault(shown.id(), List.of()).stream()),
                    telling.of((Record) step.subject()),
                    telling.of((Record) step.outcome()),
                    step.deed(),
                    signs && asked == null ? signatures.get(shown.unit()) : null,
                    asked,
                    calls(step));
        }

        /** Calls to reach who settles it, and those that were its outcome. */
        private static List<Step.Call> calls(Step step) {
            List<Step.Call> of = step.outcome() instanceof Outcome.Call call ? call.calls() : List.of();
            return Stream.concat(step.calls().stream(), of.stream())
                    .distinct()
                    .sorted(Comparator.comparing(Step.Call::at))
                    .toList();
        }

        /** Of a first round it may have been the incident's. */
        private @Nullable Instant was(StepView shown) {
            if (shown.due() != null || shown.round() > 1) {
                return shown.due();
            }
            return view.limits().stream()
                    .filter(limit ->
                            limit.id().equals(shown.key()) && !limit.state().equals("dropped"))
                    .map(LimitView::due)
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable Instant asked(String unit) {
            return view.limits().stream()
                    .filter(limit ->
                            limit.id().startsWith("ack.") && limit.state().equals("running"))
                    .filter(limit -> unit.equals(limit.unit()))
                    .map(LimitView::due)
                    .findFirst()
                    .orElse(null);
        }
    }
}
