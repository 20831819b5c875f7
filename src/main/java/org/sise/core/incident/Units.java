package org.sise.core.incident;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final List<CallChain> chains;

    /** Person codes in the order in which they are rung for a role of a unit (rule 5). */
    public record CallChain(String unit, Role role, List<String> people) {}

    public Units(String city, List<Unit> units, List<Actor> people, List<CallChain> chains) {
        this.city = city;
        this.units = units.stream().collect(Collectors.toUnmodifiableMap(Unit::code, Function.identity()));
        this.people = people.stream().collect(Collectors.toUnmodifiableMap(Actor::person, Function.identity()));
        this.leaders = people.stream()
                .filter(person -> person.roles().stream().anyMatch(Role::isLeader))
                .collect(Collectors.groupingBy(Actor::unit, Collectors.mapping(Actor::person, Collectors.toSet())));
        this.chains = List.copyOf(chains);
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
        return people.values().stream().anyMatch(person -> person.unit().equals(unit) && person.may(role));
    }

    public boolean isArea(String area) {
        return units.values().stream().anyMatch(unit -> unit.area().equals(area));
    }

    /** The unit of a kind that serves an area; the city's where the county has none. */
    public Optional<Unit> of(Unit.Kind kind, String area) {
        return in(kind, area).or(() -> in(kind, city));
    }

    private Optional<Unit> in(Unit.Kind kind, String area) {
        return units.values().stream()
                .filter(unit -> unit.kind() == kind && unit.area().equals(area))
                .findFirst();
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
        return chains.stream()
                .filter(chain -> chain.unit().equals(unit) && chain.role() == role)
                .findFirst()
                .map(CallChain::people)
                .orElse(List.of());
    }
}
