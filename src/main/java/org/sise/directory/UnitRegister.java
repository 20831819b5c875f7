package org.sise.directory;

import static org.sise.directory.Administration.Deed.UNIT_ADDED;
import static org.sise.directory.Administration.Deed.UNIT_CHANGED;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Unit;
import org.sise.directory.Administration.Change;
import org.sise.directory.Flaw.Reason;

/** Adds units and changes them; none is ever deleted, because incidents name it. */
@ApplicationScoped
public class UnitRegister {
    private final Administration administration;

    UnitRegister(Administration administration) {
        this.administration = administration;
    }

    /** As it stands in the database now. */
    public Optional<UnitDraft> draft(String code) {
        return QuarkusTransaction.requiringNew()
                .call(() -> UnitRow.<UnitRow>findByIdOptional(code).map(UnitDraft::of));
    }

    public List<Flaw> add(UnitDraft draft, String by) {
        return administration.make(
                new Change(by, UNIT_ADDED, draft.code(), draft.code()),
                () -> flaws(
                        draft,
                        List.of(
                                Flaw.unless(Spelling.isCode(draft.code()), "code", Reason.NO_CODE),
                                Flaw.unless(UnitRow.count("code", draft.code()) == 0, "code", Reason.CODE_TAKEN))),
                () -> write(draft, new UnitRow()));
    }

    /** @param shown the state that the form was made from */
    public List<Flaw> change(UnitDraft draft, String shown, String by) {
        return administration.make(
                new Change(by, UNIT_CHANGED, draft.code(), draft.code()),
                () -> {
                    UnitRow row = UnitRow.findById(draft.code());
                    UnitDraft now = UnitDraft.of(row);
                    return flaws(
                            draft,
                            List.of(
                                    Flaw.unless(now.state().equals(shown), "nameZh", Reason.CHANGED_MEANWHILE),
                                    Flaw.unless(staysCommission(now, draft), "kind", Reason.COMMISSION_STAYS)));
                },
                () -> write(draft, UnitRow.findById(draft.code())));
    }

    private static List<Flaw> flaws(UnitDraft draft, List<Optional<Flaw>> special) {
        Stream<Optional<Flaw>> general = Stream.of(
                Flaw.unless(Spelling.isName(draft.nameZh()), "nameZh", Reason.TOO_LONG),
                Flaw.unless(Spelling.isName(draft.nameEn()), "nameEn", Reason.TOO_LONG),
                Flaw.unless(Spelling.isPhone(draft.dutyPhone()), "dutyPhone", Reason.NO_PHONE),
                Flaw.unless(AreaRow.count("code", draft.area()) == 1, "area", Reason.UNKNOWN),
                Flaw.unless(isAlone(draft), "kind", Reason.KIND_TAKEN),
                superiorFlaw(draft));
        return Stream.concat(special.stream(), general)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Flaw> superiorFlaw(UnitDraft draft) {
        String superior = draft.functionalSuperior();
        if (superior == null) {
            return Optional.empty();
        }
        if (UnitRow.count("code", superior) == 0) {
            return Optional.of(new Flaw("functionalSuperior", Reason.UNKNOWN));
        }
        return Flaw.unless(!leadsTo(superior, draft.code()), "functionalSuperior", Reason.CYCLE);
    }

    private static boolean leadsTo(String superior, String code) {
        Set<String> passed = new HashSet<>();
        @Nullable String next = superior;
        // A file may have brought a cycle among others: it is walked once.
        while (next != null && passed.add(next)) {
            if (next.equals(code)) {
                return true;
            }
            UnitRow row = UnitRow.findById(next);
            next = row.functionalSuperior;
        }
        return false;
    }

    private static boolean isAlone(UnitDraft draft) {
        return draft.kind() == Unit.Kind.OTHER
                || UnitRow.count("kind = ?1 and area = ?2 and code <> ?3", draft.kind(), draft.area(), draft.code())
                        == 0;
    }

    private static boolean staysCommission(UnitDraft now, UnitDraft draft) {
        return now.kind() != Unit.Kind.COMMISSION
                || (draft.kind() == Unit.Kind.COMMISSION && draft.area().equals(now.area()));
    }

    private static void write(UnitDraft draft, UnitRow row) {
        row.code = draft.code();
        row.nameZh = draft.nameZh();
        row.nameEn = draft.nameEn();
        row.kind = draft.kind();
        row.area = draft.area();
        row.functionalSuperior = draft.functionalSuperior();
        row.delivery = draft.delivery();
        row.dutyPhone = draft.dutyPhone();
        row.persist();
    }
}
