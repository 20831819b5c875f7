package org.sise.core.incident;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;

/** County or city (plan.md A3): a county owns blue and yellow while all responsible units are its own; the rest is the city's. */
final class Owners {
    private Owners() {}

    static String of(Level level, String area, @Nullable String responsible, Units units) {
        if (level.atLeast(Level.ORANGE)) {
            return units.city();
        }
        return responsible == null ? area : area(responsible, units);
    }

    private static String area(String unit, Units units) {
        return units.unit(unit).map(Unit::area).orElseGet(units::city);
    }

    /** The city takes over what has grown out of a county; what the city has it keeps until a person hands it back. */
    static void apply(Decision decision) {
        Incident incident = decision.incident();
        String owner = incident.assignment().owner();
        String city = decision.units().city();
        if (!owner.equals(city) && !fits(incident, owner, decision.units())) {
            decision.emit(new Event.OwnerChanged(city, decision.now()));
        }
    }

    private static boolean fits(Incident incident, String county, Units units) {
        List<String> responsible = Stream.concat(
                        Stream.ofNullable(incident.assignment().lead()), incident.assignment().assisting().stream())
                .toList();
        return !incident.level().atLeast(Level.ORANGE)
                && responsible.stream().allMatch(unit -> area(unit, units).equals(county));
    }

    /** A county tells its own units and the city's: another county never sees it (A3). */
    static void checkTold(Decision decision, List<String> told) throws Rejected {
        String owner = decision.incident().assignment().owner();
        String city = decision.units().city();
        for (String unit : told) {
            String area = area(decision.knownUnit(unit), decision.units());
            if (!owner.equals(city) && !area.equals(owner) && !area.equals(city)) {
                throw new Rejected(Ground.OTHER_COUNTY, unit);
            }
        }
    }

    static void change(Decision decision, Command.ChangeOwner command) throws Rejected {
        Incident incident = decision.incident();
        String city = decision.units().city();
        if (!decision.units().isArea(command.area())) {
            throw new Rejected(Ground.NO_AREA, command.area());
        }
        if (command.area().equals(incident.assignment().owner())) {
            throw new Rejected(Ground.OWNED_ALREADY, command.area());
        }
        if (!command.area().equals(city) && !fits(incident, command.area(), decision.units())) {
            throw new Rejected(Ground.STAYS_WITH_CITY);
        }
        decision.emit(new Event.OwnerChanged(command.area(), decision.now()));
        decision.emit(new Event.Noted(command.reason(), decision.now()));
    }
}
