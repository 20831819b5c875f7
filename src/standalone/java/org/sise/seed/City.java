package org.sise.seed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sise.config.CalendarReader;
import org.sise.config.PlanReader;
import org.sise.config.StandardReader;
import org.sise.core.grading.Standard;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Context;
import org.sise.core.incident.Unit;
import org.sise.core.incident.Units;
import org.sise.core.plan.Calendar;
import org.sise.core.plan.Plan;
import org.sise.core.plan.Role;
import org.sise.directory.CityFile;

/** The sample city with the shipped plan, standard and calendar, as decisions see them. */
final class City {
    private static final String STANDARD = "/standard/default.yaml";

    private final Plan plan = PlanReader.standard();
    private final Standard standard = StandardReader.read(STANDARD, City.class.getResourceAsStream(STANDARD));
    private final Calendar calendar = CalendarReader.standard();
    private final Units units;
    private final Map<String, List<Actor>> people;
    private final List<String> codes;

    City() {
        CityFile file = CityFile.sample();
        people = file.units().stream().collect(Collectors.toMap(CityFile.UnitEntry::code, City::people));
        codes = file.units().stream().map(CityFile.UnitEntry::code).toList();
        units = new Units(
                file.city(),
                file.units().stream()
                        .map(unit -> new Unit(unit.code(), unit.kind(), unit.area(), unit.functionalSuperior()))
                        .toList(),
                people.values().stream().flatMap(List::stream).toList(),
                file.units().stream().flatMap(City::chains).toList());
    }

    private static List<Actor> people(CityFile.UnitEntry unit) {
        return unit.people().stream()
                .map(person -> new Actor(person.code(), unit.code(), person.roles(), Set.of()))
                .toList();
    }

    private static Stream<Units.CallChain> chains(CityFile.UnitEntry unit) {
        return Stream.of(Role.values()).map(role -> new Units.CallChain(unit.code(), role, holders(unit, role)));
    }

    private static List<String> holders(CityFile.UnitEntry unit, Role role) {
        return unit.people().stream()
                .filter(person -> person.roles().contains(role))
                .map(CityFile.PersonEntry::code)
                .toList();
    }

    Context context(Actor actor, Instant now) {
        return new Context(actor, now, standard, plan, units, calendar);
    }

    Units units() {
        return units;
    }

    List<String> codes() {
        return codes;
    }

    /** Who may act in the role for the unit, holders of the very role first. */
    List<Actor> people(String unit, Role role) {
        return people.getOrDefault(unit, List.of()).stream()
                .filter(person -> person.may(role))
                .sorted(Comparator.comparing(person -> !person.roles().contains(role)))
                .toList();
    }

    Actor first(String unit, Role role) {
        return people(unit, role).getFirst();
    }
}
