package org.sise.console;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.core.incident.Units;
import org.sise.core.plan.Role;
import org.sise.directory.ChainRegister;
import org.sise.directory.Directory;
import org.sise.directory.Flaw;
import org.sise.directory.Roster;
import org.sise.directory.WireNames;

/** In which order a unit's people are rung for each role, as numbers beside their names. */
@RequestScoped
class CallOrder {
    private static final Set<Role> RUNG =
            EnumSet.complementOf(EnumSet.of(Role.AUDITOR, Role.ADMINISTRATOR, Role.MACHINE));

    private static final String PLACE = "place.";

    private final Directory directory;
    private final ChainRegister chains;

    CallOrder(Directory directory, ChainRegister chains) {
        this.directory = directory;
        this.chains = chains;
    }

    /**
     * The order for one role.
     *
     * @param shown the codes in order, by which a later change is noticed
     */
    public record Chain(Role role, String shown, List<Place> places) {
        public boolean isEmpty() {
            return shown.isEmpty();
        }
    }

    /** @param number from 1; empty for who is not rung for the role, but could be */
    public record Place(String person, boolean active, String number) {}

    private record Numbered(String person, int number) {}

    List<Chain> of(String unit) {
        return RUNG.stream()
                .map(role -> chain(unit, role))
                .filter(chain -> !chain.places().isEmpty())
                .toList();
    }

    private Chain chain(String unit, Role role) {
        List<String> order = chains.of(unit, role);
        Roster roster = directory.roster();
        List<Place> places = new ArrayList<>();
        for (String person : order) {
            boolean active = roster.person(person).filter(Roster.Person::active).isPresent();
            places.add(new Place(person, active, Integer.toString(places.size() + 1)));
        }
        roster.peopleOf(unit).stream()
                .filter(person -> !order.contains(person.code()))
                .filter(person -> person.roles().stream().anyMatch(own -> own.covers(role)))
                .sorted(Comparator.comparing(Roster.Person::code))
                .forEach(person -> places.add(new Place(person.code(), true, "")));
        return new Chain(role, String.join(" ", order), places);
    }

    List<Flaw> set(String unit, String role, Sent sent, String by) {
        Role of = role(role);
        List<Numbered> numbered = new ArrayList<>();
        for (Place place : chain(unit, of).places()) {
            String typed = sent.value(PLACE + place.person()).strip();
            if (!typed.matches("[0-9]{0,3}")) {
                return List.of(new Flaw("", Flaw.Reason.UNREADABLE));
            }
            if (!typed.isEmpty()) {
                numbered.add(new Numbered(place.person(), Integer.parseInt(typed)));
            }
        }
        List<String> order = numbered.stream()
                .sorted(Comparator.comparingInt(Numbered::number))
                .map(Numbered::person)
                .toList();
        List<String> shown = sent.value("shown").isEmpty()
                ? List.of()
                : List.of(sent.value("shown").split(" ", -1));
        return chains.set(new Units.CallChain(unit, of, order), shown, by);
    }

    private static Role role(String name) {
        return RUNG.stream()
                .filter(role -> WireNames.of(role).equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(ProblemType.NOT_FOUND, "no such role"));
    }
}
