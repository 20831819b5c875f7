package org.sise.core.incident;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sise.config.CalendarReader;
import org.sise.config.PlanReader;
import org.sise.config.StandardReader;
import org.sise.core.grading.Standard;
import org.sise.core.plan.Calendar;
import org.sise.core.plan.Plan;
import org.sise.core.plan.Role;
import org.sise.directory.CityFile;

/** The shipped plan, standard, calendar and sample city, as the core sees them. */
final class SampleCity {
    static final Plan PLAN = PlanReader.standard();
    static final Standard STANDARD = standard();
    static final Calendar CALENDAR = CalendarReader.standard();
    static final Units UNITS = units(CityFile.sample(), "");

    private SampleCity() {}

    private static Standard standard() {
        String file = "/standard/default.yaml";
        return StandardReader.read(file, SampleCity.class.getResourceAsStream(file));
    }

    /** After somebody has left. */
    static Units without(String person) {
        return units(CityFile.sample(), person);
    }

    private static Units units(CityFile file, String gone) {
        List<Unit> units = file.units().stream()
                .map(entry -> new Unit(entry.code(), entry.kind(), entry.area(), entry.functionalSuperior()))
                .toList();
        List<Actor> people = file.units().stream()
                .flatMap(entry -> entry.people().stream()
                        .filter(person -> !person.code().equals(gone))
                        .map(person -> new Actor(person.code(), entry.code(), person.roles(), Set.of())))
                .toList();
        List<Units.CallChain> chains = file.units().stream()
                .flatMap(entry -> Stream.of(Role.values())
                        .map(role -> new Units.CallChain(
                                entry.code(),
                                role,
                                entry.people().stream()
                                        .filter(person -> person.roles().contains(role))
                                        .map(CityFile.PersonEntry::code)
                                        .toList())))
                .toList();
        return new Units(file.city(), units, people, chains);
    }
}
