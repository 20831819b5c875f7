package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.core.incident.Units;
import org.sise.directory.Directory;
import org.sise.directory.Flaw;
import org.sise.directory.Roster;
import org.sise.directory.UnitDraft;
import org.sise.directory.UnitRegister;

/** 单位: who there is, on which lines, and how each is told. */
@Path("/admin/units")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AdminUnitsPage implements Refilled {
    private final AdminDesk desk;
    private final AdminForms forms;
    private final Directory directory;
    private final UnitRegister units;
    private final CallOrder callOrder;

    AdminUnitsPage(AdminDesk desk, AdminForms forms, Directory directory, UnitRegister units, CallOrder callOrder) {
        this.desk = desk;
        this.forms = forms;
        this.directory = directory;
        this.units = units;
        this.callOrder = callOrder;
    }

    /** The units of an area. */
    public record Group(Roster.Area area, List<Line> lines) {}

    /**
     * A unit in the table.
     *
     * @param commission 块: the commission that leads in its area; {@code null} for one itself
     * @param kept whether the one who looks at it may change it
     */
    public record Line(Roster.Entry entry, @Nullable String commission, boolean kept) {}

    record units(List<Group> groups) implements TemplateInstance {}

    /**
     * @param unit {@code null} for a new one
     * @param refusal why an order of ringing was not taken; empty if nothing is wrong
     */
    record unit(@Nullable UnitDraft unit, Form form, List<CallOrder.Chain> chains, String refusal, boolean saved)
            implements TemplateInstance {}

    @GET
    public TemplateInstance list() {
        desk.mandate();
        Roster roster = directory.roster();
        Units now = roster.at(desk.now());
        return new units(roster.areas().stream()
                .sorted(Comparator.comparing(Roster.Area::city).reversed().thenComparing(Roster.Area::code))
                .map(area -> new Group(area, lines(roster, now, area.code())))
                .toList());
    }

    private List<Line> lines(Roster roster, Units now, String area) {
        String commission = now.commission(area);
        return roster.units().stream()
                .filter(entry -> entry.unit().area().equals(area))
                .sorted(Comparator.comparing(
                                (Roster.Entry entry) -> entry.unit().kind())
                        .thenComparing(entry -> entry.unit().code()))
                .map(entry -> new Line(
                        entry,
                        entry.unit().code().equals(commission) ? null : commission,
                        desk.mandate().isOver(entry.unit().code())))
                .toList();
    }

    @GET
    @Path("{code}")
    public TemplateInstance page(@PathParam("code") String code, @QueryParam("saved") boolean saved) {
        Optional<UnitDraft> unit = unit(code);
        Sent sent = new Sent(unit.map(Drafts::shown).orElseGet(MultivaluedHashMap::new));
        return shown(unit, sent, List.of(), List.of(), saved);
    }

    @POST
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("code") String code, MultivaluedMap<String, String> values) {
        Sent sent = new Sent(values);
        Optional<UnitDraft> before = unit(code);
        List<Field> fields = forms.unit(before.isEmpty());
        List<Flaw> flaws = Drafts.flaws(sent, fields);
        if (flaws.isEmpty()) {
            flaws = before.isEmpty()
                    ? units.add(Drafts.read(sent, fields, UnitDraft.class), desk.by())
                    : units.change(
                            Drafts.read(sent, fields, before.get(), UnitDraft.class), sent.value("state"), desk.by());
        }
        if (flaws.isEmpty()) {
            return saved(before.isEmpty() ? sent.value("code").strip() : code);
        }
        return Response.status(400)
                .entity(shown(before, sent, flaws, List.of(), false))
                .build();
    }

    @POST
    @Path("{code}/chains/{role}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response chain(
            @PathParam("code") String code, @PathParam("role") String role, MultivaluedMap<String, String> values) {
        UnitDraft unit = known(code);
        List<Flaw> flaws = callOrder.set(code, role, new Sent(values), desk.by());
        return flaws.isEmpty()
                ? saved(code)
                : Response.status(400)
                        .entity(shown(Optional.of(unit), new Sent(Drafts.shown(unit)), List.of(), flaws, false))
                        .build();
    }

    @Override
    public TemplateInstance again(Typed typed, Problem problem) {
        Optional<UnitDraft> unit = unit(typed.id("code"));
        return typed.path().contains("/chains/")
                ? shown(
                        unit,
                        new Sent(unit.map(Drafts::shown).orElseGet(MultivaluedHashMap::new)),
                        List.of(),
                        AdminDesk.EXPIRED,
                        false)
                : shown(unit, new Sent(typed.values()), AdminDesk.EXPIRED, List.of(), false);
    }

    private static Response saved(String code) {
        return Response.seeOther(URI.create("/admin/units/" + code + "?saved=true"))
                .build();
    }

    private TemplateInstance shown(
            Optional<UnitDraft> unit, Sent sent, List<Flaw> flaws, List<Flaw> ofChain, boolean saved) {
        String code = unit.map(UnitDraft::code).orElse(AdminPeoplePage.NEW);
        Map<String, String> state = unit.map(UnitDraft::state)
                .map(now -> forms.state(now, sent, flaws))
                .orElse(Map.of());
        Form form = desk.form("/admin/units/" + code, forms.unit(unit.isEmpty()), sent, state, flaws);
        List<CallOrder.Chain> chains = unit.isEmpty() ? List.of() : callOrder.of(code);
        String refusal = ofChain.stream().findFirst().map(AdminDesk::word).orElse("");
        return new unit(unit.orElse(null), form, chains, refusal, saved);
    }

    /** Empty for a new one. */
    private Optional<UnitDraft> unit(String code) {
        if (code.equals(AdminPeoplePage.NEW)) {
            desk.overAll();
            return Optional.empty();
        }
        return Optional.of(known(code));
    }

    /** @throws Refused if there is none, or another administrator keeps it */
    private UnitDraft known(String code) {
        desk.over(code);
        return units.draft(code).orElseThrow(() -> new Refused(ProblemType.NOT_FOUND, "no unit of that code"));
    }
}
