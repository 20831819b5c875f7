package org.sise.console;

import java.util.Comparator;
import java.util.List;
import org.sise.console.Field.Option;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Step;
import org.sise.directory.Roster;

/**
 * What a field that holds a code can be.
 *
 * @param units nearest first: of the incident, then of its area, then the rest
 */
record Choices(List<Option> units, List<Option> people, List<Option> areas, List<Option> steps) {
    static final List<Option> TRUTH = List.of(new Option("true", "#yes"), new Option("false", "#no"));

    static Choices of(Roster roster, Incident incident) {
        return new Choices(units(roster, incident), people(roster), areas(roster), steps(incident));
    }

    /** By area, as one looks for them. */
    static List<Option> units(Roster roster) {
        return units(roster, Incident.NONE);
    }

    private static List<Option> units(Roster roster, Incident incident) {
        String area = incident.origin() == null ? "" : incident.report().areaCode();
        return roster.units().stream()
                .sorted(Comparator.comparing((Roster.Entry entry) ->
                                !incident.circle().containsKey(entry.unit().code()))
                        .thenComparing(entry -> !entry.unit().area().equals(area))
                        .thenComparing(entry -> entry.unit().area())
                        .thenComparing(entry -> entry.unit().code()))
                .map(entry ->
                        new Option(entry.unit().code(), Words.unit(entry.unit().code())))
                .toList();
    }

    private static List<Option> people(Roster roster) {
        return roster.people().stream()
                .filter(Roster.Person::active)
                .sorted(Comparator.comparing(Roster.Person::unit).thenComparing(Roster.Person::name))
                .map(person -> new Option(person.code(), person.name() + " · " + Words.unit(person.unit())))
                .toList();
    }

    private static List<Option> areas(Roster roster) {
        return roster.areas().stream()
                .sorted(Comparator.comparing(Roster.Area::code))
                .map(area -> new Option(area.code(), Words.area(area.code())))
                .toList();
    }

    private static List<Option> steps(Incident incident) {
        return incident.steps().values().stream()
                .filter(step -> step.state() != Step.State.CANCELLED)
                .map(step -> new Option(
                        step.id().toString(),
                        Words.step(step.id().key()) + " · "
                                + Words.unit(step.id().unit())))
                .toList();
    }
}
