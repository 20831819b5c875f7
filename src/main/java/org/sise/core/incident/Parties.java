package org.sise.core.incident;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sise.core.grading.Level;
import org.sise.core.plan.Party;
import org.sise.core.plan.StepKind;
import org.sise.core.plan.StepSpec;

/** Who a party is in an incident now (plan.md A3); no unit where there is none. */
final class Parties {
    private final Incident incident;
    private final Units units;

    Parties(Incident incident, Units units) {
        this.incident = incident;
        this.units = units;
    }

    /** Every unit that a step falls to, without repeats; the first party's come first. */
    List<String> of(StepSpec spec) {
        return spec.parties().stream()
                .flatMap(party -> of(party).stream())
                .distinct()
                .toList();
    }

    List<String> primary(StepSpec spec) {
        return of(spec.parties().getFirst());
    }

    List<String> of(Party party) {
        return switch (party) {
            case DUTY, COMMISSION -> List.of(commission());
            case PUBLICITY -> only(units.of(Unit.Kind.PUBLICITY, owner()));
            case CYBERSPACE -> only(units.of(Unit.Kind.CYBERSPACE, owner()));
            case LOCAL -> local().stream().toList();
            case COMMITTEE -> only(units.of(Unit.Kind.COMMITTEE, units.city()));
            case RESPONSIBLE -> List.of(responsible());
            case ASSISTING -> incident.assignment().assisting();
            case FUNCTIONAL -> functional().stream().toList();
            case ORGAN -> List.of(organ());
            case CONSULTED -> unitsWith(StepKind.OPINION);
            case TASKED -> unitsWith(StepKind.TASK);
            case TASKFORCE -> taskforce();
            case PUBLISHER -> List.of(publisher());
        };
    }

    /**
     * The owner's commission; one that is itself involved, or whose leaders are all personally concerned, is replaced by the
     * commission above, the city's by the committee (rule 15).
     */
    String commission() {
        String own = units.commission(owner());
        if (!isBarred(own)) {
            return own;
        }
        String city = units.cityCommission();
        return isBarred(city)
                ? units.of(Unit.Kind.COMMITTEE, units.city()).map(Unit::code).orElse(city)
                : city;
    }

    private boolean isBarred(String unit) {
        return isInvolved(unit) || isLeaderless(unit);
    }

    /** All who lead it are personally concerned. */
    boolean isLeaderless(String unit) {
        return !incident.recused().isEmpty()
                && !units.leaders(unit).isEmpty()
                && incident.recused().containsAll(units.leaders(unit));
    }

    boolean isInvolved(String unit) {
        return unit.equals(incident.assignment().lead());
    }

    Optional<String> local() {
        String area = incident.report().areaCode();
        if (!owner().equals(units.city()) || area.equals(units.city())) {
            return Optional.empty();
        }
        return Optional.of(units.commission(area));
    }

    /** The lead; while it is unknown the owner's duty room holds its steps, at orange and red the local commission acts (rule 18). */
    String responsible() {
        String lead = incident.assignment().lead();
        if (lead != null) {
            return lead;
        }
        return incident.level().atLeast(Level.ORANGE) ? local().orElseGet(this::commission) : commission();
    }

    Optional<String> functional() {
        return Optional.ofNullable(incident.assignment().lead())
                .flatMap(units::unit)
                .flatMap(unit -> Optional.ofNullable(unit.functionalSuperior()));
    }

    private String organ() {
        String named = incident.assignment().organ();
        return named != null
                ? named
                : units.of(Unit.Kind.PROCURATORATE, units.city())
                        .map(Unit::code)
                        .orElseGet(this::commission);
    }

    private List<String> taskforce() {
        return Teams.taskforce(incident)
                .filter(step -> Response.isDecided(incident, Outcome.Decide.Course.START))
                .flatMap(step -> step.outcome() instanceof Outcome.Team team ? Optional.of(team) : Optional.empty())
                .map(team -> team.groups().stream()
                        .map(Outcome.Team.Group::unit)
                        .distinct()
                        .toList())
                .orElseGet(this::withoutTaskforce);
    }

    /** The response without a task force is carried by the leading unit and by those with a directive (rule 27). */
    private List<String> withoutTaskforce() {
        return Stream.concat(Stream.of(responsible()), unitsWith(StepKind.DIRECTIVE).stream())
                .distinct()
                .toList();
    }

    private String publisher() {
        return incident.settled(StepKind.APPROVE)
                .filter(step -> step.of() != null && !step.id().key().equals("approve_plan"))
                .sorted(Comparator.comparing(Step::openedAt).reversed())
                .flatMap(step -> step.outcome() instanceof Outcome.Approve approve
                        ? Stream.ofNullable(approve.outlet())
                        : Stream.empty())
                .filter(outlet -> units.unit(outlet).isPresent())
                .findFirst()
                .orElseGet(this::responsible);
    }

    private Optional<Outcome> latest(StepKind kind, String key) {
        return incident.settled(kind)
                .filter(step -> step.id().key().equals(key))
                .reduce((earlier, later) -> later)
                .map(Step::outcome);
    }

    /** Those that have, or had, such work. */
    private List<String> unitsWith(StepKind kind) {
        return incident.steps().values().stream()
                .filter(step -> step.kind() == kind && step.state() != Step.State.CANCELLED)
                .map(step -> step.id().unit())
                .distinct()
                .toList();
    }

    private String owner() {
        return incident.assignment().owner();
    }

    private static List<String> only(Optional<Unit> unit) {
        return unit.map(Unit::code).stream().toList();
    }
}
