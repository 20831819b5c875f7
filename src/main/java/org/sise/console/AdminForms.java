package org.sise.console;

import jakarta.enterprise.context.RequestScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sise.console.Field.Option;
import org.sise.core.incident.Incident;
import org.sise.directory.DeputyDraft;
import org.sise.directory.Directory;
import org.sise.directory.Flaw;
import org.sise.directory.Mandate;
import org.sise.directory.PersonDraft;
import org.sise.directory.Roster;
import org.sise.directory.UnitDraft;

/** The fields that an administrator may fill in. */
@RequestScoped
class AdminForms {
    /** Of its own unit; lines, delivery and who there is at all is the city's to say. */
    private static final Set<String> OF_OWN_UNIT = Set.of("nameZh", "nameEn", "dutyPhone");

    private static final String STATE = "state";

    private final AdminDesk desk;
    private final Directory directory;

    AdminForms(AdminDesk desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
    }

    List<Field> person(boolean fresh) {
        return fields(PersonDraft.class, List.of()).stream()
                .filter(field -> fresh || !field.name().equals("code"))
                .toList();
    }

    List<Field> deputy(PersonDraft principal) {
        List<Option> colleagues = directory.roster().peopleOf(principal.unit()).stream()
                .filter(person -> !person.code().equals(principal.code()))
                .sorted(Comparator.comparing(Roster.Person::name))
                .map(person -> new Option(person.code(), person.name()))
                .toList();
        return fields(DeputyDraft.class, colleagues);
    }

    List<Field> unit(boolean fresh) {
        Mandate mandate = desk.mandate();
        return fields(UnitDraft.class, List.of()).stream()
                .filter(field -> fresh || !field.name().equals("code"))
                .filter(field -> mandate.city() || OF_OWN_UNIT.contains(field.name()))
                .toList();
    }

    private List<Field> fields(Class<? extends Record> draft, List<Option> people) {
        Choices all = Choices.of(directory.roster(), Incident.NONE);
        return new Fields(new Choices(units(), people, all.areas(), List.of()), name -> 0).of(draft, "");
    }

    /** The units that the administrator keeps. */
    List<Option> units() {
        Mandate mandate = desk.mandate();
        return Choices.of(directory.roster(), Incident.NONE).units().stream()
                .filter(unit -> mandate.isOver(unit.value()))
                .toList();
    }

    /** What the form was made from; once somebody was told of another's change, what is now. */
    Map<String, String> state(String now, Sent sent, List<Flaw> flaws) {
        boolean told = flaws.stream().anyMatch(flaw -> flaw.reason() == Flaw.Reason.CHANGED_MEANWHILE);
        return Map.of(STATE, told || sent.value(STATE).isEmpty() ? now : sent.value(STATE));
    }
}
