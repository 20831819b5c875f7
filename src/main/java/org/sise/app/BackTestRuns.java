package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sise.core.grading.BackTest;
import org.sise.core.plan.PlanBackTest;
import org.sise.directory.DutyCalendar;
import org.sise.store.BackTestRows.Wish;
import org.sise.store.PastIncidents;
import org.sise.store.PastIncidents.Past;
import org.sise.store.PastIncidents.PastLimits;
import org.sise.store.PastIncidents.Place;

/** What a back-test does with past incidents, batch by batch: of a standard with their situations, of a plan with their limits. */
@ApplicationScoped
class BackTestRuns {
    private static final int BATCH = 1_000;

    private final Rules rules;
    private final PastIncidents past;
    private final DutyCalendar calendar;

    BackTestRuns(Rules rules, PastIncidents past, DutyCalendar calendar) {
        this.rules = rules;
        this.past = past;
        this.calendar = calendar;
    }

    /** A batch that was counted, and where the next begins. */
    record Counted(int incidents, Place next) {}

    /**
     * One that goes on.
     *
     * @param next empty: there are no more
     */
    record Run(Function<Place, Optional<Counted>> next, Supplier<Object> result) {}

    Run of(Wish wish) {
        return switch (wish.kind()) {
            case STANDARD -> ofStandard(wish);
            case PLAN -> ofPlan(wish);
        };
    }

    private Run ofStandard(Wish wish) {
        BackTest test = new BackTest(rules.standard(wish.version()));
        return new Run(
                place -> counted(past.after(place, wish.period(), BATCH), each -> test.add(of(each)), Past::place),
                test::result);
    }

    private Run ofPlan(Wish wish) {
        PlanBackTest test = new PlanBackTest(rules.plan(wish.version()), calendar.calendar());
        return new Run(
                place -> counted(
                        past.limitsAfter(place, wish.period(), BATCH), each -> test.add(of(each)), PastLimits::place),
                test::result);
    }

    private static <T> Optional<Counted> counted(List<T> batch, Consumer<T> counting, Function<T, Place> place) {
        batch.forEach(counting);
        return batch.isEmpty()
                ? Optional.empty()
                : Optional.of(new Counted(batch.size(), place.apply(batch.getLast())));
    }

    private BackTest.Past of(Past each) {
        return new BackTest.Past(
                each.id().toString(),
                each.reportedAt(),
                each.situations(),
                rules.standard(each.standard()),
                each.confirmed());
    }

    private PlanBackTest.Past of(PastLimits each) {
        return new PlanBackTest.Past(rules.plan(each.plan()), each.level(), each.of(), each.limits());
    }
}
