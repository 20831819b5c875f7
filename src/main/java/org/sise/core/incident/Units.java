package org.sise.core.incident;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sise.core.plan.Role;

/**
 * The directory as a decision sees it: units, the people in them, who is rung in which order.
 *
 * @param city area code of the city; every other area is one of its counties
 */
public final class Units {
    private final String city;
    private final Map<String, Unit> units;
    private final Map<String, Actor> people;
    private final Map<String, Set<String>> leaders;
    private final Map<Post, List<String>> chains;
    private final Map<Seat, Unit> seats;
    private final Set<String> areas;
    private final Set<Post> held;

    /** A role in a unit. */
    private record Post(String unit, Role role) {}

    /** What serves an area. */
    private record Seat(Unit.Kind kind, String area) {}

    /** Person codes in the order in which they are rung for a role of a unit (rule 5). */
    public record CallChain(String unit, Role role, List<String> people) {}

    public Units(String city, List<Unit> units, List<Actor> people, List<CallChain> chains) {
        this.city = city;
        this.units = units.stream().collect(Collectors.toUnmodifiableMap(Unit::code, Function.identity()));
        this.people = people.stream().collect(Collectors.toUnmodifiableMap(Actor::person, Function.identity()));
        this.leaders = people.stream()
                .filter(person -> person.roles().stream().anyMatch(Role::isLeader))
                .collect(Collectors.groupingBy(Actor::unit, Collectors.mapping(Actor::person, Collectors.toSet())));
        this.chains = chains.stream()
                .collect(Collectors.toUnmodifiableMap(
                        chain -> new Post(chain.unit(), chain.role()),
                        chain -> List.copyOf(chain.people()),
                        (first, second) -> first));
        seats = this.units.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        unit -> new Seat(unit.kind(), unit.area()),
                        Function.identity(),
                        BinaryOperator.minBy(Comparator.comparing(Unit::code))));
        areas = units.stream().map(Unit::area).collect(Collectors.toUnmodifiableSet());
        held = people.stream()
                .flatMap(person ->
                        Stream.of(Role.values()).filter(person::may).map(role -> new Post(person.unit(), role)))
                .collect(Collectors.toUnmodifiableSet());
    }

    public String city() {
        return city;
    }

    public Optional<Unit> unit(String code) {
        return Optional.ofNullable(units.get(code));
    }

    public Optional<Actor> person(String code) {
        return Optional.ofNullable(people.get(code));
    }

    /** Person codes of its 分管领导 and 主要领导. */
    Set<String> leaders(String unit) {
        return leaders.getOrDefault(unit, Set.of());
    }

    /** Whether somebody of the unit may act in a role. */
    boolean hasHolder(String unit, Role role) {
        return held.contains(new Post(unit, role));
    }

    public boolean isArea(String area) {
        return areas.contains(area);
    }

    /** The unit of a kind that serves an area; the city's where the county has none. */
    public Optional<Unit> of(Unit.Kind kind, String area) {
        return in(kind, area).or(() -> in(kind, city));
    }

    private Optional<Unit> in(Unit.Kind kind, String area) {
        return Optional.ofNullable(seats.get(new Seat(kind, area)));
    }

    public String commission(String area) {
        return of(Unit.Kind.COMMISSION, area)
                .orElseThrow(() -> new IllegalStateException("no commission for area " + area + " nor for the city"))
                .code();
    }

    public String cityCommission() {
        return commission(city);
    }

    public List<String> callChain(String unit, Role role) {
        return chains.getOrDefault(new Post(unit, role), List.of());
    }
}
