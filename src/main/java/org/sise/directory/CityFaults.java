package org.sise.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a city's file, so that it is mended in one go. */
final class CityFaults {
    private static final Pattern BCRYPT = Pattern.compile("\\$2[ay]\\$(1[0-4])\\$[./A-Za-z0-9]{53}");
    private static final Pattern AREA = Pattern.compile("[0-9]{6}");

    private final CityFile file;
    private final Set<String> areas;
    private final Set<String> units;
    private final Set<String> seen = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private CityFaults(CityFile file) {
        this.file = file;
        this.areas = file.areas().stream().map(CityFile.AreaEntry::code).collect(Collectors.toSet());
        this.units = file.units().stream().map(CityFile.UnitEntry::code).collect(Collectors.toSet());
    }

    static List<String> of(CityFile file) {
        if (file.city() == null || file.areas() == null || file.units() == null) {
            return List.of("city, areas and units are required");
        }
        CityFaults check = new CityFaults(file);
        check.walk();
        return check.faults;
    }

    private void walk() {
        demand(areas.contains(file.city()), "city " + file.city() + " is not among the areas");
        for (CityFile.AreaEntry area : file.areas()) {
            demand(matches(AREA, area.code()), "area " + area.code() + ": a code has six digits");
            demand(named(area.name()), "area " + area.code() + ": name needs zh and en");
        }
        file.units().forEach(this::check);
    }

    private void check(CityFile.UnitEntry unit) {
        String at = "unit " + unit.code() + ": ";
        demand(matches(Spelling.CODE, unit.code()), at + "a code is of a-z, 0-9 and hyphens, at most 40");
        demand(seen.add("unit " + unit.code()), at + "stands twice");
        demand(unit.kind() != null, at + "kind is required");
        demand(unit.delivery() != null, at + "delivery is required: kafka or none");
        demand(named(unit.name()), at + "name needs zh and en");
        demand(unit.area() != null && areas.contains(unit.area()), at + "area " + unit.area() + " is not known");
        String superior = unit.functionalSuperior();
        demand(superior == null || units.contains(superior), at + "functionalSuperior " + superior + " is not known");
        Set<String> own = unit.people().stream().map(CityFile.PersonEntry::code).collect(Collectors.toSet());
        unit.people().forEach(person -> check(at, person, own));
        unit.chains()
                .forEach((role, people) -> people.forEach(person -> demand(
                        own.contains(person),
                        at + "chain " + WireNames.of(role) + " names " + person + ", not of the unit")));
    }

    private void check(String unit, CityFile.PersonEntry person, Set<String> own) {
        String at = unit + "person " + person.code() + ": ";
        demand(matches(Spelling.CODE, person.code()), at + "a code is of a-z, 0-9 and hyphens, at most 40");
        demand(seen.add("person " + person.code()), at + "stands twice");
        demand(person.name() != null && !person.name().isBlank(), at + "name is required");
        String hash = person.passwordHash();
        demand(hash == null || matches(BCRYPT, hash), at + "passwordHash is no bcrypt ($2a$ or $2y$) of cost 10 to 14");
        for (CityFile.DeputyEntry deputy : person.deputyFor()) {
            demand(
                    own.contains(deputy.person()) && !deputy.person().equals(person.code()),
                    at + "is no deputy for " + deputy.person() + ", who must be another person of the unit");
            demand(
                    deputy.from() != null
                            && deputy.until() != null
                            && deputy.from().isBefore(deputy.until()),
                    at + "the delegation needs from, and until after it");
        }
    }

    private void demand(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static boolean matches(Pattern pattern, @Nullable String code) {
        return code != null && pattern.matcher(code).matches();
    }

    private static boolean named(CityFile.@Nullable Name name) {
        return name != null && name.zh() != null && name.en() != null;
    }
}
