package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.contract.Wire;
import org.sise.directory.DeputyDraft;
import org.sise.directory.DeputyRegister;
import org.sise.directory.DeputyRow;
import org.sise.directory.Directory;
import org.sise.directory.Flaw;
import org.sise.directory.PersonDraft;
import org.sise.directory.PersonRegister;
import org.sise.directory.Roster;
import org.sise.security.Accounts;

/** 人员: who works in a unit, with which roles, log-in and deputies. */
@Path("/admin/people")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AdminPeoplePage implements Refilled {
    /** No code begins like this. */
    static final String NEW = "-";

    private static final Sent NOTHING = new Sent(new MultivaluedHashMap<>());

    private final AdminDesk desk;
    private final AdminForms forms;
    private final Directory directory;
    private final PersonRegister people;
    private final DeputyRegister deputies;
    private final Accounts accounts;

    AdminPeoplePage(
            AdminDesk desk,
            AdminForms forms,
            Directory directory,
            PersonRegister people,
            DeputyRegister deputies,
            Accounts accounts) {
        this.desk = desk;
        this.forms = forms;
        this.directory = directory;
        this.people = people;
        this.deputies = deputies;
        this.accounts = accounts;
    }

    record people(String unit, List<Field.Option> units, List<Roster.Person> people) implements TemplateInstance {}

    /**
     * @param person {@code null} for a new one
     * @param login whether the person has a log-in by password
     */
    record person(
            @Nullable PersonDraft person,
            Form form,
            boolean login,
            Form password,
            List<Roster.Deputy> deputies,
            Form deputy,
            boolean saved)
            implements TemplateInstance {}

    /** The forms of a person's page that were sent, with what is wrong with them. */
    private record Tried(Sent sent, List<Flaw> person, List<Flaw> password, List<Flaw> deputy) {
        static final Tried NOTHING_YET = new Tried(NOTHING, List.of(), List.of(), List.of());
    }

    @GET
    public TemplateInstance list(@QueryParam("unit") @Nullable String asked) {
        String unit = Optional.ofNullable(asked).orElse(desk.mandate().unit());
        desk.over(unit);
        List<Roster.Person> of = directory.roster().people().stream()
                .filter(person -> person.unit().equals(unit))
                .sorted(Comparator.comparing(Roster.Person::active).reversed().thenComparing(Roster.Person::code))
                .toList();
        return new people(unit, forms.units(), of);
    }

    @GET
    @Path("{code}")
    public TemplateInstance page(
            @PathParam("code") String code,
            @QueryParam("unit") @DefaultValue("") String unit,
            @QueryParam("saved") boolean saved) {
        Optional<PersonDraft> person = person(code);
        MultivaluedMap<String, String> values = person.map(Drafts::shown)
                .orElseGet(() -> new MultivaluedHashMap<>(Map.of("unit", unit, "active", "true")));
        Tried untried = new Tried(new Sent(values), List.of(), List.of(), List.of());
        return shown(person, untried, saved);
    }

    @POST
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("code") String code, MultivaluedMap<String, String> values) {
        Sent sent = new Sent(values);
        Optional<PersonDraft> before = person(code);
        List<Field> fields = forms.person(before.isEmpty());
        List<Flaw> flaws = Drafts.flaws(sent, fields);
        if (flaws.isEmpty()) {
            flaws = before.isEmpty()
                    ? add(Drafts.read(sent, fields, PersonDraft.class))
                    : change(before.get(), Drafts.read(sent, fields, before.get(), PersonDraft.class), sent);
        }
        String saved = before.isEmpty() ? sent.value("code").strip() : code;
        return answer(flaws, saved, before, new Tried(sent, flaws, List.of(), List.of()));
    }

    private List<Flaw> add(PersonDraft draft) {
        desk.over(draft.unit());
        return people.add(draft, desk.by());
    }

    private List<Flaw> change(PersonDraft before, PersonDraft draft, Sent sent) {
        desk.over(draft.unit());
        return people.change(before, draft, sent.value("state"), desk.by());
    }

    @POST
    @Path("{code}/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response password(@PathParam("code") String code, MultivaluedMap<String, String> values) {
        PersonDraft person = known(code);
        Sent sent = new Sent(values);
        List<Flaw> flaws = accounts.setPassword(person, sent.value("password"), sent.value("again"), desk.by());
        Sent shown = new Sent(Drafts.shown(person)); // never the password
        return answer(flaws, code, Optional.of(person), new Tried(shown, List.of(), flaws, List.of()));
    }

    @POST
    @Path("{code}/deputies")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response nameDeputy(@PathParam("code") String code, MultivaluedMap<String, String> values) {
        PersonDraft person = known(code);
        Sent sent = new Sent(values);
        List<Field> fields = forms.deputy(person);
        List<Flaw> flaws = Drafts.flaws(sent, fields);
        if (flaws.isEmpty()) {
            flaws = deputies.name(person, Drafts.read(sent, fields, DeputyDraft.class), desk.by());
        }
        MultivaluedMap<String, String> both = Drafts.shown(person);
        both.putAll(values);
        return answer(flaws, code, Optional.of(person), new Tried(new Sent(both), List.of(), List.of(), flaws));
    }

    @POST
    @Path("{code}/deputies/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endDeputy(@PathParam("code") String code, MultivaluedMap<String, String> values) {
        PersonDraft person = known(code);
        Sent sent = new Sent(values);
        try {
            Instant from = Wire.time(sent.value("from"));
            deputies.end(person, new DeputyRow.Key(code, sent.value("person"), from), desk.by());
        } catch (DateTimeException malformed) {
            throw new Refused(ProblemType.NOT_FOUND, "no such delegation");
        }
        return answer(List.of(), code, Optional.of(person), Tried.NOTHING_YET);
    }

    /** But passwords, which no page holds. */
    @Override
    public TemplateInstance again(Typed typed, Problem problem) {
        String code = typed.id("code");
        Optional<PersonDraft> person = person(code);
        if (typed.path().endsWith("/" + code)) {
            return shown(person, new Tried(new Sent(typed.values()), AdminDesk.EXPIRED, List.of(), List.of()), false);
        }
        MultivaluedMap<String, String> both = person.map(Drafts::shown).orElseGet(MultivaluedHashMap::new);
        if (typed.path().endsWith("/password")) {
            return shown(person, new Tried(new Sent(both), List.of(), AdminDesk.EXPIRED, List.of()), false);
        }
        both.putAll(typed.values());
        return shown(person, new Tried(new Sent(both), List.of(), List.of(), AdminDesk.EXPIRED), false);
    }

    private Response answer(List<Flaw> flaws, String code, Optional<PersonDraft> person, Tried tried) {
        return flaws.isEmpty()
                ? Response.seeOther(URI.create("/admin/people/" + code + "?saved=true"))
                        .build()
                : Response.status(400).entity(shown(person, tried, false)).build();
    }

    private TemplateInstance shown(Optional<PersonDraft> known, Tried tried, boolean saved) {
        PersonDraft person = known.orElse(null);
        String action = "/admin/people/" + known.map(PersonDraft::code).orElse(NEW);
        Map<String, String> state = known.map(PersonDraft::state)
                .map(now -> forms.state(now, tried.sent(), tried.person()))
                .orElse(Map.of());
        Form form = desk.form(action, forms.person(person == null), tried.sent(), state, tried.person());
        Form password = desk.form(action + "/password", List.of(), NOTHING, Map.of(), tried.password());
        List<Field> deputyFields = person == null ? List.of() : forms.deputy(person);
        Sent typed = tried.deputy().isEmpty() ? NOTHING : tried.sent();
        Form deputy = desk.form(action + "/deputies", deputyFields, typed, Map.of(), tried.deputy());
        boolean login = person != null && accounts.isOpen(person.code());
        List<Roster.Deputy> now = person == null ? List.of() : deputies.of(person.code());
        return new person(person, form, login, password, now, deputy, saved);
    }

    /** Empty for a new one. */
    private Optional<PersonDraft> person(String code) {
        desk.mandate();
        return code.equals(NEW) ? Optional.empty() : Optional.of(known(code));
    }

    /** @throws Refused if there is none, or another administrator keeps the person */
    private PersonDraft known(String code) {
        desk.mandate();
        PersonDraft person =
                people.draft(code).orElseThrow(() -> new Refused(ProblemType.NOT_FOUND, "no person of that code"));
        desk.over(person.unit());
        return person;
    }
}
