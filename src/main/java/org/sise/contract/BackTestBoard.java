package org.sise.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.app.BackTestDesk;
import org.sise.app.BackTests;
import org.sise.app.RuleDesk;
import org.sise.contract.IncidentView.Because;
import org.sise.core.grading.BackTest;
import org.sise.core.grading.Level;
import org.sise.core.grading.LevelMatrix;
import org.sise.core.grading.Standard;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Ground;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Sight;
import org.sise.core.plan.PlanBackTest;
import org.sise.directory.Directory;
import org.sise.security.CurrentActor;
import org.sise.store.BackTestRows.Row;
import org.sise.store.PastIncidents;
import org.sise.store.RuleKind;
import org.sise.store.Texts;

/** Back-tests: asked for by the city's commission, and read by whoever there sees every incident. */
@RequestScoped
public class BackTestBoard {
    private final BackTests tests;
    private final BackTestDesk desk;
    private final RuleDesk rules;
    private final PastIncidents past;
    private final CurrentActor current;
    private final Directory directory;
    private final InstantSource replicaClock;

    BackTestBoard(
            BackTests tests,
            BackTestDesk desk,
            RuleDesk rules,
            PastIncidents past,
            CurrentActor current,
            Directory directory,
            InstantSource replicaClock) {
        this.tests = tests;
        this.desk = desk;
        this.rules = rules;
        this.past = past;
        this.current = current;
        this.directory = directory;
        this.replicaClock = replicaClock;
    }

    /** Over the incidents reported from {@code from} on, before {@code to}. */
    public record Wish(Instant from, Instant to) {}

    /**
     * A back-test.
     *
     * @param state running, done, cancelled, failed or broken: who ran it died
     * @param counted incidents so far, of {@code incidents} in all
     */
    public record View(
            UUID id,
            String kind,
            String version,
            Instant from,
            Instant to,
            String state,
            long incidents,
            long counted,
            String person,
            Instant askedAt) {}

    /** @param counts a row for each level, in it a cell for each level */
    public record Matrix(List<String> levels, List<List<Long>> counts) {
        static Matrix of(LevelMatrix matrix) {
            return new Matrix(Stream.of(Level.values()).map(Wire::of).toList(), matrix.counts());
        }
    }

    /** Of the confirmed incidents: how many got more, and how many less, than a person confirmed; and which part that is. */
    public record Shares(long over, double overShare, long under, double underShare) {
        static Shares of(LevelMatrix matrix) {
            double all = Math.max(1, matrix.total());
            return new Shares(matrix.over(), matrix.over() / all, matrix.under(), matrix.under() / all);
        }
    }

    /** An incident whose level would change, and the criteria that speak for the higher of the two. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Changed(
            UUID id,
            String number,
            Instant reportedAt,
            String inForce,
            String draft,
            @Nullable String confirmed,
            List<Because> because) {}

    /**
     * What came of the back-test of a standard.
     *
     * @param unconfirmed never confirmed by a person: in the first matrix alone
     * @param againstInForce rows: by the standard of the time; columns: by this version
     * @param againstConfirmed rows: as confirmed; columns: by this version
     * @param listed at most 1 000 of those that changed
     */
    public record Result(
            long incidents,
            long unconfirmed,
            Matrix againstInForce,
            Matrix againstConfirmed,
            Shares draft,
            Shares inForce,
            long changed,
            List<Changed> listed) {}

    /** How often a limit was kept or missed by the plan of its time, and would have been by this version. */
    public record LimitLine(
            String level,
            String limit,
            long staysKept,
            long becomesMissed,
            long becomesKept,
            long staysMissed,
            long unanswerable) {
        static LimitLine of(PlanBackTest.Line line) {
            return new LimitLine(
                    Wire.of(line.level()),
                    line.limit(),
                    line.staysKept(),
                    line.becomesMissed(),
                    line.becomesKept(),
                    line.staysMissed(),
                    line.unanswerable());
        }
    }

    /** What came of the back-test: of a standard {@code result}, of a plan {@code limits}; neither while there is nothing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            View test, @Nullable Result result, @Nullable List<LimitLine> limits) {}

    /** Answers when it has begun. */
    public View start(RuleKind kind, String version, ObjectNode json) {
        checkMayAsk();
        Wish wish = new Binding(new Texts(), new Faults()).read(json, Wish.class);
        if (!wish.from().isBefore(wish.to())) {
            throw Refused.of(ProblemType.INVALID, FieldError.of("to", Fault.CANNOT_BE));
        }
        BackTestDesk.Asked asked =
                new BackTestDesk.Asked(kind, version, new PastIncidents.Period(wish.from(), wish.to()));
        try {
            return tests.start(asked, actor())
                    .map(this::row)
                    .map(BackTestBoard::view)
                    .orElseThrow(() -> RuleBoard.unknown(kind));
        } catch (Rejected rejected) {
            throw RuleBoard.refused(rejected);
        }
    }

    /** @throws Refused if there is none, or it has ended */
    public View cancel(UUID id) {
        checkMayAsk();
        row(id);
        try {
            desk.cancel(id, actor());
        } catch (Rejected rejected) {
            throw RuleBoard.refused(rejected);
        }
        return view(row(id));
    }

    /** Newest first, at most 20. */
    public List<View> of(RuleKind kind, String version) {
        check();
        if (rules.document(kind, version).isEmpty()) {
            throw RuleBoard.unknown(kind);
        }
        return desk.of(kind, version).stream().map(BackTestBoard::view).toList();
    }

    /** @throws Refused if there is none */
    public Shown shown(UUID id) {
        check();
        Row row = row(id);
        return switch (row.kind()) {
            case STANDARD ->
                new Shown(
                        view(row),
                        desk.result(id, BackTest.Result.class).map(this::result).orElse(null),
                        null);
            case PLAN ->
                new Shown(
                        view(row),
                        null,
                        desk.result(id, PlanBackTest.Result.class)
                                .map(PlanBackTest.Result::lines)
                                .map(lines -> lines.stream().map(LimitLine::of).toList())
                                .orElse(null));
        };
    }

    /** Whoever sees every incident. */
    public boolean mayRead() {
        return Sight.isCentre(actor(), directory.units(replicaClock.instant()));
    }

    public boolean mayAsk() {
        return rules.mayDraft(actor(), replicaClock.instant());
    }

    /** Before anything is said of what is asked. */
    private void checkMayAsk() {
        if (!mayAsk()) {
            throw RuleBoard.refused(new Rejected(Ground.DRAFTED_BY_COMMISSION));
        }
    }

    private void check() {
        if (!mayRead()) {
            throw new Refused(ProblemType.FORBIDDEN, "back-tests are for those who see every incident");
        }
    }

    private Row row(UUID id) {
        return desk.find(id).orElseThrow(() -> new Refused(ProblemType.NOT_FOUND, "no back-test " + id));
    }

    private static View view(Row row) {
        return new View(
                row.id(),
                Wire.of(row.kind()),
                row.version(),
                row.period().since(),
                row.period().until(),
                Wire.of(row.state()),
                row.incidents(),
                row.counted(),
                row.person(),
                row.askedAt());
    }

    private Result result(BackTest.Result result) {
        Map<UUID, String> numbers = past.numbers(
                result.listed().stream().map(each -> UUID.fromString(each.id())).toList());
        Map<String, Optional<Standard>> standards = new HashMap<>();
        result.listed().forEach(each -> standards.computeIfAbsent(each.standard(), rules::standard));
        return new Result(
                result.incidents(),
                result.unconfirmed(),
                Matrix.of(result.againstInForce()),
                Matrix.of(result.againstConfirmed()),
                Shares.of(result.againstConfirmed()),
                Shares.of(result.inForceAgainstConfirmed()),
                result.changed(),
                result.listed().stream()
                        .map(each -> changed(each, numbers, standards.get(each.standard())))
                        .toList());
    }

    private static Changed changed(BackTest.Changed each, Map<UUID, String> numbers, Optional<Standard> graded) {
        UUID id = UUID.fromString(each.id());
        return new Changed(
                id,
                numbers.getOrDefault(id, each.id()),
                each.reportedAt(),
                Wire.of(each.inForce()),
                Wire.of(each.draft()),
                Wire.orNull(each.confirmed()),
                graded.stream()
                        .flatMap(standard -> each.because().stream().flatMap(key -> standard.criterion(key).stream()))
                        .map(Because::of)
                        .toList());
    }

    private Actor actor() {
        return current.actor();
    }
}
