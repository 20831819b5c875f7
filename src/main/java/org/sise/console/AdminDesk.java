package org.sise.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.sise.contract.FieldError;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.core.incident.Actor;
import org.sise.directory.Administration;
import org.sise.directory.ChangeRow;
import org.sise.directory.Directory;
import org.sise.directory.Flaw;
import org.sise.directory.Mandate;
import org.sise.directory.WireNames;
import org.sise.security.CurrentActor;

/** What the pages of administration share: who keeps what, where they lead, and what was changed last. */
@Named
@RequestScoped
public class AdminDesk {
    static final List<Flaw> EXPIRED = List.of(new Flaw("", Flaw.Reason.FORM_EXPIRED));

    private final CurrentActor current;
    private final Directory directory;
    private final Administration administration;
    private final InstantSource clock;
    private final Shell shell;

    AdminDesk(
            CurrentActor current,
            Directory directory,
            Administration administration,
            InstantSource clock,
            Shell shell) {
        this.current = current;
        this.directory = directory;
        this.administration = administration;
        this.clock = clock;
        this.shell = shell;
    }

    /** @throws Refused if the person keeps nothing */
    Mandate mandate() {
        Actor actor = current.actor();
        return Mandate.of(actor, directory.units(clock.instant())).orElseThrow(() -> forbidden("administrators_only"));
    }

    /** @throws Refused if it is not the person's to keep */
    void over(String unit) {
        if (!mandate().isOver(unit)) {
            throw forbidden("another_unit", Words.unit(unit));
        }
    }

    /** @throws Refused if it is the city's administrator's to do */
    void overAll() {
        if (!mandate().city()) {
            throw forbidden("city_only");
        }
    }

    private static Refused forbidden(String why, String... about) {
        FieldError error = new FieldError("", "admin." + why, List.of(about), why, null);
        return new Refused(Problem.of(ProblemType.FORBIDDEN, "").with(List.of(error)));
    }

    /** By this replica's clock: for reading. */
    Instant now() {
        return clock.instant();
    }

    String by() {
        return current.actor().person();
    }

    public boolean isOfCity() {
        return mandate().city();
    }

    public List<Navigation.Page> tabs() {
        return List.of(tab("people"), tab("units"), tab("lockouts"), tab("calendar"));
    }

    private Navigation.Page tab(String name) {
        String address = "/admin/" + name;
        return new Navigation.Page(address, Words.of("admin." + name), shell.isAt(address));
    }

    public List<ChangeRow> changes() {
        return administration.latest(mandate());
    }

    /** A form with what is wrong with it, or nothing. */
    Form form(String action, List<Field> fields, Sent sent, Map<String, String> hidden, List<Flaw> flaws) {
        return new Form(action, "admin.save", hidden, "", fields, sent, wrong(flaws));
    }

    static String word(Flaw flaw) {
        return Words.of("fault." + code(flaw));
    }

    private static String code(Flaw flaw) {
        return "admin." + WireNames.of(flaw.reason());
    }

    static Wrong wrong(List<Flaw> flaws) {
        if (flaws.isEmpty()) {
            return Wrong.NOTHING;
        }
        List<FieldError> errors = flaws.stream()
                .filter(flaw -> flaw.reason() != Flaw.Reason.FORM_EXPIRED)
                .map(flaw -> new FieldError(
                        flaw.field(), code(flaw), List.of(), flaw.reason().name(), null))
                .toList();
        ProblemType type = errors.size() == flaws.size() ? ProblemType.INVALID_REQUEST : ProblemType.FORM_EXPIRED;
        return Wrong.of(Problem.of(type, "").with(errors));
    }
}
