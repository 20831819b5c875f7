package org.sise.directory;

import static org.sise.directory.Administration.Deed.PERSON_ADDED;
import static org.sise.directory.Administration.Deed.PERSON_BACK;
import static org.sise.directory.Administration.Deed.PERSON_CHANGED;
import static org.sise.directory.Administration.Deed.PERSON_ENDED;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sise.core.plan.Role;
import org.sise.directory.Administration.Change;
import org.sise.directory.Administration.Deed;
import org.sise.directory.Flaw.Reason;

/** Adds people and changes them; who leaves is no longer active, because incidents name the person. */
@ApplicationScoped
public class PersonRegister {
    private final Administration administration;
    private final Directory directory;
    private final InstantSource clock;

    PersonRegister(Administration administration, Directory directory, InstantSource clock) {
        this.administration = administration;
        this.directory = directory;
        this.clock = clock;
    }

    /** As the person stands in the database now. */
    public Optional<PersonDraft> draft(String code) {
        return QuarkusTransaction.requiringNew()
                .call(() -> PersonRow.<PersonRow>findByIdOptional(code).map(PersonDraft::of));
    }

    public List<Flaw> add(PersonDraft draft, String by) {
        return administration.make(
                new Change(by, PERSON_ADDED, draft.unit(), draft.code()),
                () -> flaws(
                        draft,
                        List.of(
                                Flaw.unless(Spelling.isCode(draft.code()), "code", Reason.NO_CODE),
                                Flaw.unless(PersonRow.count("code", draft.code()) == 0, "code", Reason.CODE_TAKEN))),
                () -> write(draft, new PersonRow()));
    }

    /** @param shown the state that the form was made from */
    public List<Flaw> change(PersonDraft before, PersonDraft draft, String shown, String by) {
        return administration.make(
                new Change(by, deed(before, draft), draft.unit(), draft.code()),
                () -> {
                    PersonDraft now = PersonDraft.of(PersonRow.findById(draft.code()));
                    return flaws(
                            draft,
                            List.of(
                                    Flaw.unless(now.state().equals(shown), "name", Reason.CHANGED_MEANWHILE),
                                    Flaw.unless(
                                            !by.equals(draft.code()) || isHarmless(now, draft),
                                            "roles",
                                            Reason.ONESELF),
                                    Flaw.unless(
                                            !isKeeper(now) || isKeeper(draft) || hasOtherKeeper(draft),
                                            "roles",
                                            Reason.LAST_ADMINISTRATOR)));
                },
                () -> write(draft, PersonRow.findById(draft.code())));
    }

    private static Deed deed(PersonDraft before, PersonDraft draft) {
        if (before.active() == draft.active()) {
            return PERSON_CHANGED;
        }
        return draft.active() ? PERSON_BACK : PERSON_ENDED;
    }

    private static List<Flaw> flaws(PersonDraft draft, List<Optional<Flaw>> special) {
        boolean mixed = draft.roles().contains(Role.MACHINE) && draft.roles().size() > 1;
        Stream<Optional<Flaw>> general = Stream.of(
                Flaw.unless(Spelling.isName(draft.name()), "name", Reason.TOO_LONG),
                Flaw.unless(Spelling.isPhone(draft.phone()), "phone", Reason.NO_PHONE),
                Flaw.unless(UnitRow.count("code", draft.unit()) == 1, "unit", Reason.UNKNOWN),
                Flaw.unless(!mixed, "roles", Reason.MACHINE_ALONE));
        return Stream.concat(special.stream(), general)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Nobody gives himself a role, or takes himself off the system. */
    private static boolean isHarmless(PersonDraft now, PersonDraft draft) {
        return now.roles().equals(draft.roles())
                && now.active() == draft.active()
                && now.unit().equals(draft.unit());
    }

    private boolean isKeeper(PersonDraft person) {
        return person.active()
                && person.roles().contains(Role.ADMINISTRATOR)
                && person.unit().equals(cityCommission());
    }

    private boolean hasOtherKeeper(PersonDraft person) {
        return PersonRow.<PersonRow>list("unit = ?1 and active and code <> ?2", cityCommission(), person.code())
                .stream()
                .anyMatch(other -> other.roles.contains(Role.ADMINISTRATOR));
    }

    private String cityCommission() {
        return directory.units(clock.instant()).cityCommission();
    }

    private static void write(PersonDraft draft, PersonRow row) {
        Set<Role> before = EnumSet.noneOf(Role.class);
        if (draft.unit().equals(row.unit)) {
            before.addAll(row.roles);
        } else {
            CallRow.delete("person", draft.code());
        }
        row.code = draft.code();
        row.name = draft.name();
        row.unit = draft.unit();
        row.phone = draft.phone();
        row.active = draft.active();
        row.roles.retainAll(draft.roles());
        row.roles.addAll(draft.roles());
        row.persist();
        if (!row.active) {
            SessionRow.endAll(row.code);
        }
        for (Role role : Role.values()) {
            rung(draft, role, before.contains(role));
        }
    }

    /** Who gets a role is rung last for it, who loses it no longer; the order of the others stays. */
    private static void rung(PersonDraft draft, Role role, boolean before) {
        boolean now = draft.roles().contains(role);
        String chain = WireNames.of(role);
        if (before && !now) {
            CallRow.delete("unit = ?1 and role = ?2 and person = ?3", draft.unit(), chain, draft.code());
        }
        if (now && !before) {
            CallRow row = new CallRow();
            row.unit = draft.unit();
            row.role = chain;
            row.position = CallRow.<CallRow>list("unit = ?1 and role = ?2", draft.unit(), chain).stream()
                            .mapToInt(place -> place.position)
                            .max()
                            .orElse(-1)
                    + 1;
            row.person = draft.code();
            row.persist();
        }
    }
}
