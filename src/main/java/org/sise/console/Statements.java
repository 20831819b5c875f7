package org.sise.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.console.Telling.Line;
import org.sise.contract.IncidentView;
import org.sise.contract.IncidentView.StepView;
import org.sise.contract.Seen;
import org.sise.core.incident.Deed;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Step;
import org.sise.core.incident.StepId;

/**
 * 口径 and 通报: every version with what was ruled on it, and what went out.
 *
 * @param versions the newest first
 */
public record Statements(List<Version> versions, List<Publication> publications) {
    /** What puts words before the public. */
    private static final Set<String> PUBLIC = Set.of("publish", "reply", "briefing", "press");

    private static final Comparator<StepView> BY_END =
            Comparator.comparing(StepView::endedAt, Comparator.nullsLast(Comparator.naturalOrder()));

    /**
     * One version.
     *
     * @param number in the incident, from 1
     * @param comparison with the version before; {@code null} of the first
     * @param rulings 会签 and 审批 of it
     */
    public record Version(
            int number,
            StepView step,
            Outcome.Draft draft,
            String words,
            Deed deed,
            @Nullable Comparison comparison,
            List<Ruling> rulings,
            boolean published) {

        public int before() {
            return number - 1;
        }

        public boolean isApproved() {
            return !rulings.isEmpty() && rulings.stream().allMatch(ruling -> ruling.deed() != null && ruling.good());
        }
    }

    /**
     * What one said to it; {@code good}: nothing in it holds the text back.
     *
     * @param deed who said it and how; {@code null} while it is open
     */
    public record Ruling(
            StepView step, List<Line> lines, @Nullable Deed deed, boolean good) {}

    /** What was answered in public, where, and when. */
    public record Publication(StepView step, List<Line> lines, Deed deed, String words) {}

    static Statements of(IncidentView view, Seen seen, Telling telling) {
        return new Gathering(view, seen, telling).all();
    }

    /** Puts them together. */
    private record Gathering(IncidentView view, Seen seen, Telling telling) {
        Statements all() {
            List<Version> versions = new ArrayList<>();
            String before = null;
            for (StepView draft : drafts()) {
                String words = wording(draft);
                Comparison comparison = before == null ? null : Comparison.of(before, words);
                versions.add(version(versions.size() + 1, draft, comparison));
                before = words;
            }
            List<Publication> publications = view.steps().stream()
                    .filter(step -> step.outcome() != null)
                    .filter(step -> PUBLIC.contains(step.kind()))
                    .sorted(BY_END)
                    .map(this::publication)
                    .toList();
            return new Statements(versions.reversed(), publications);
        }

        private List<StepView> drafts() {
            return view.steps().stream()
                    .filter(step -> step.kind().equals("draft") && step.outcome() != null)
                    .sorted(BY_END)
                    .toList();
        }

        private Version version(int number, StepView draft, @Nullable Comparison comparison) {
            Step step = core(draft);
            List<StepView> of = view.steps().stream()
                    .filter(other -> draft.id().equals(other.of()))
                    .toList();
            return new Version(
                    number,
                    draft,
                    (Outcome.Draft) Objects.requireNonNull(step.outcome()),
                    wording(draft),
                    Objects.requireNonNull(step.deed()),
                    comparison,
                    of.stream()
                            .filter(other -> !other.kind().equals("publish"))
                            .filter(other ->
                                    other.outcome() != null || other.state().equals("open"))
                            .map(this::ruling)
                            .toList(),
                    of.stream().anyMatch(other -> other.kind().equals("publish") && other.outcome() != null));
        }

        private Ruling ruling(StepView view) {
            Step step = core(view);
            boolean good = switch (step.outcome()) {
                case Outcome.Approve approve -> approve.ruling() == Outcome.Approve.Ruling.APPROVE;
                case Outcome.Countersign said -> said.view() == Outcome.Countersign.View.AGREE;
                case null -> false;
                case Outcome other -> true;
            };
            return new Ruling(view, telling.of((Record) step.outcome()), step.deed(), good);
        }

        private Publication publication(StepView view) {
            Step step = core(view);
            return new Publication(
                    view,
                    telling.of((Record) step.outcome()),
                    Objects.requireNonNull(step.deed()),
                    view.words() == null ? "" : view.words());
        }

        private static String wording(StepView draft) {
            return draft.words() == null ? Words.of("purged") : draft.words();
        }

        private Step core(StepView view) {
            return seen.incident().step(StepId.of(view.id())).orElseThrow();
        }
    }
}
