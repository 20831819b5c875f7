package org.sise.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.Line;
import org.sise.core.plan.Role;
import org.sise.core.plan.Stage;
import org.sise.core.plan.StepKind;
import org.sise.core.plan.StepSpec;

/** 会商, tasks and directives: steps that an outcome opens for the units it names. */
final class TaskForces {
    private final Decision decision;

    TaskForces(Decision decision) {
        this.decision = decision;
    }

    // --- consultation

    void convened(Outcome.Convene convene) throws Rejected {
        for (Outcome.Convene.Invited invited : convene.units()) {
            invite(invited.unit(), invited.required(), convene.closesAt());
        }
    }

    void check(Outcome.Convene convene) throws Rejected {
        if (convene.units().isEmpty()) {
            throw new Rejected(Ground.CONSULTATION_OF_NOBODY);
        }
        if (!convene.closesAt().isAfter(decision.now())) {
            throw new Rejected(Ground.CONSULTATION_CLOSES_PAST, convene.closesAt());
        }
        List<String> units =
                convene.units().stream().map(Outcome.Convene.Invited::unit).toList();
        decision.knownUnits(units);
        if (Set.copyOf(units).size() < units.size()) {
            throw new Rejected(Ground.INVITED_TWICE);
        }
    }

    /** A unit invited later never moves the close (rule 24). */
    void inviteLater(Command.Invite command) throws Rejected {
        Instant closesAt = decision.incident()
                .settled(StepKind.CONVENE)
                .reduce((earlier, later) -> later)
                .flatMap(step -> step.outcome() instanceof Outcome.Convene convene
                        ? Optional.of(convene.closesAt())
                        : Optional.empty())
                .orElseThrow(() -> new Rejected(Ground.NOTHING_CONVENED));
        boolean asked = decision.incident()
                .openSteps()
                .anyMatch(step ->
                        step.kind() == StepKind.OPINION && step.id().unit().equals(command.unit()));
        if (asked) {
            throw new Rejected(Ground.INVITED_ALREADY, command.unit());
        }
        invite(decision.knownUnit(command.unit()), command.required(), closesAt);
    }

    private void invite(String unit, boolean required, Instant closesAt) {
        openFor("opinion", StepKind.OPINION, unit, new Subject.Question(required, closesAt), Line.BOTH);
    }

    /** Every required unit and half of the others (rule 23). */
    boolean hasQuorum() {
        List<Step> opinions = decision.incident()
                .steps("opinion")
                .filter(step -> step.state() != Step.State.CANCELLED)
                .toList();
        boolean required = opinions.stream()
                .filter(step -> step.subject() instanceof Subject.Question question && question.required())
                .allMatch(Step::isSettled);
        List<Step> others = opinions.stream()
                .filter(step -> step.subject() instanceof Subject.Question question && !question.required())
                .toList();
        return required && units(others.stream().filter(Step::isSettled)) * 2 >= units(others.stream());
    }

    /** A unit that amended its opinion has one voice. */
    private static long units(Stream<Step> opinions) {
        return opinions.map(step -> step.id().unit()).distinct().count();
    }

    void check(Outcome.Resolve resolve, Deed deed) throws Rejected {
        if (!hasQuorum() && !deed.capacity().covers(Role.PRINCIPAL_LEADER)) {
            throw new Rejected(Ground.NO_QUORUM);
        }
        if (resolve.lead() != null) {
            decision.knownUnit(resolve.lead());
        }
    }

    // --- tasks and directives

    /** The tasks of an approved plan; at red, where a task force works, they are its leader's directives. */
    void assign(List<Outcome.Task> tasks) throws Rejected {
        boolean directs = decision.flow().step("task").isEmpty();
        for (Outcome.Task task : tasks) {
            boolean passed = task.due() != null && !task.due().isAfter(decision.now());
            open(
                    directs ? "directive" : "task",
                    directs ? StepKind.DIRECTIVE : StepKind.TASK,
                    passed ? withoutDue(task) : task);
        }
    }

    /** Nobody is late for what was asked of him after its hour, while the plan waited for its approval. */
    private static Outcome.Task withoutDue(Outcome.Task task) {
        return new Outcome.Task(task.unit(), task.kind(), task.line(), null, task.text());
    }

    void direct(List<Outcome.Task> directives) throws Rejected {
        for (Outcome.Task directive : directives) {
            checkDue(directive);
            open("directive", StepKind.DIRECTIVE, directive);
        }
    }

    void checkDue(Outcome.Task task) throws Rejected {
        if (task.due() != null && !task.due().isAfter(decision.now())) {
            throw new Rejected(Ground.TASK_DUE_PAST, task.due());
        }
    }

    private void open(String key, StepKind kind, Outcome.Task task) throws Rejected {
        openFor(
                key,
                kind,
                decision.knownUnit(task.unit()),
                new Subject.Assignment(task.kind(), task.line(), task.due(), task.text()),
                task.line());
    }

    void passOn(Step directive, String unit) {
        openFor(directive.id().key(), directive.kind(), unit, directive.subject(), directive.line());
    }

    private void openFor(String key, StepKind kind, String unit, @Nullable Subject subject, Line line) {
        Optional<StepSpec> spec = decision.flow().step(key);
        Circle.join(decision, unit, capacity(kind));
        StepId id = new StepId(key, unit, decision.incident().round(key, unit) + 1);
        decision.emit(new Event.StepOpened(
                id,
                kind,
                spec.map(StepSpec::stage).orElse(Stage.HANDLE),
                line,
                spec.map(StepSpec::role).orElse(Role.HANDLER),
                subject,
                null,
                decision.now()));
        CaseIndependence.say(decision, id);
    }

    private static Event.Capacity capacity(StepKind kind) {
        return switch (kind) {
            case OPINION -> Event.Capacity.CONSULTED;
            case DIRECTIVE -> Event.Capacity.TASKFORCE;
            default -> Event.Capacity.TASKED;
        };
    }

    /** What was to be consulted on is decided. */
    void endConsultation() {
        decision.incident()
                .openSteps()
                .filter(step -> step.kind() == StepKind.CONVENE
                        || step.kind() == StepKind.OPINION
                        || step.kind() == StepKind.RESOLVE)
                .toList()
                .forEach(step -> decision.cancel(step, Event.Cause.NOT_NEEDED));
    }
}
