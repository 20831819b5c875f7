package org.sise.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Unit;
import org.sise.core.incident.Units;
import org.sise.core.plan.Role;

/** The directory as it was read at one moment; nothing in it depends on the time of day but {@link #at}. */
public final class Roster {
    private final String city;
    private final Map<String, Area> areas;
    private final Map<String, Entry> units;
    private final Map<String, Person> people;
    private final List<Deputy> deputies;
    private final List<Units.CallChain> chains;
    private volatile @Nullable Moment latest;

    /** The city or a county. */
    public record Area(String code, boolean city, String nameZh, String nameEn) {}

    /** A unit with its names and how it is told. */
    public record Entry(
            Unit unit,
            String nameZh,
            String nameEn,
            Delivery delivery,
            @Nullable String dutyPhone) {}

    /** A person with the name; never to be logged. */
    public record Person(
            String code, String name, String unit, @Nullable String phone, boolean active, Set<Role> roles) {
        public Person {
            roles = Set.copyOf(roles);
        }
    }

    /** {@code person} acts for {@code forPerson} from (inclusive) until (exclusive). */
    public record Deputy(String forPerson, String person, Instant from, Instant until) {
        boolean inForce(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    private record Moment(Set<Deputy> inForce, Units units) {}

    Roster(
            List<Area> areas,
            List<Entry> units,
            List<Person> people,
            List<Deputy> deputies,
            List<Units.CallChain> chains) {
        this.city =
                areas.stream().filter(Area::city).map(Area::code).findFirst().orElse("");
        this.areas = areas.stream().collect(Collectors.toUnmodifiableMap(Area::code, Function.identity()));
        this.units = units.stream()
                .collect(Collectors.toUnmodifiableMap(entry -> entry.unit().code(), Function.identity()));
        this.people = people.stream().collect(Collectors.toUnmodifiableMap(Person::code, Function.identity()));
        this.deputies = List.copyOf(deputies);
        this.chains = List.copyOf(chains);
    }

    static Roster empty() {
        return new Roster(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** What a decision taken at {@code now} sees: active people only, with the delegations in force. */
    public Units at(Instant now) {
        Set<Deputy> inForce =
                deputies.stream().filter(deputy -> deputy.inForce(now)).collect(Collectors.toUnmodifiableSet());
        Moment known = latest;
        if (known != null && known.inForce().equals(inForce)) {
            return known.units();
        }
        Units built = build(inForce);
        latest = new Moment(inForce, built);
        return built;
    }

    private Units build(Set<Deputy> inForce) {
        List<Unit> known = units.values().stream().map(Entry::unit).toList();
        List<Actor> actors = people.values().stream()
                .filter(Person::active)
                .map(person -> new Actor(person.code(), person.unit(), person.roles(), deputising(person, inForce)))
                .toList();
        return new Units(
                city, known, actors, chains.stream().map(this::activeOnly).toList());
    }

    private Set<Role> deputising(Person person, Set<Deputy> inForce) {
        return inForce.stream()
                .filter(deputy -> deputy.person().equals(person.code()))
                .flatMap(deputy -> person(deputy.forPerson()).stream())
                .filter(principal -> principal.unit().equals(person.unit()))
                .flatMap(principal -> principal.roles().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Units.CallChain activeOnly(Units.CallChain chain) {
        List<String> reachable = chain.people().stream()
                .filter(code -> person(code).filter(Person::active).isPresent())
                .toList();
        return new Units.CallChain(chain.unit(), chain.role(), reachable);
    }

    public List<Area> areas() {
        return List.copyOf(areas.values());
    }

    public Optional<Area> area(String code) {
        return Optional.ofNullable(areas.get(code));
    }

    public List<Entry> units() {
        return List.copyOf(units.values());
    }

    public Optional<Entry> unit(String code) {
        return Optional.ofNullable(units.get(code));
    }

    public Optional<Person> person(String code) {
        return Optional.ofNullable(people.get(code));
    }

    /** A person's name for display; the code itself where the directory does not know it. */
    public String nameOf(String person) {
        return person(person).map(Person::name).orElse(person);
    }

    public List<Person> people() {
        return List.copyOf(people.values());
    }

    /** The active people of a unit. */
    public List<Person> peopleOf(String unit) {
        return people.values().stream()
                .filter(person -> person.active() && person.unit().equals(unit))
                .toList();
    }
}
