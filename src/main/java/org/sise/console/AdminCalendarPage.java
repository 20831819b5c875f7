package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Fault;
import org.sise.contract.FieldError;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.directory.CalendarRegister;
import org.sise.directory.DaysDraft;
import org.sise.directory.DutyCalendar;
import org.sise.directory.Flaw;
import org.sise.directory.Flaw.Reason;

/** 值班日历: which days are worked, a year at a time, and how that is set. */
@Path("/admin/calendar")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AdminCalendarPage implements Refilled {
    private static final Pattern YEAR = Pattern.compile("-?[0-9]{1,9}");
    private static final Sent NOTHING = new Sent(new MultivaluedHashMap<>());

    private final AdminDesk desk;
    private final DutyCalendar calendar;
    private final CalendarRegister register;

    AdminCalendarPage(AdminDesk desk, DutyCalendar calendar, CalendarRegister register) {
        this.desk = desk;
        this.calendar = calendar;
        this.register = register;
    }

    /**
     * @param days the form that sets days
     * @param published the form that says how far the notice reaches
     */
    record calendar(YearSheet sheet, LocalDate until, List<Field.Option> kinds, Form days, Form published)
            implements TemplateInstance {}

    @GET
    public TemplateInstance page(@QueryParam("year") @Nullable String year) {
        boolean none = year == null || year.isBlank();
        return shown(none ? null : year(year.strip()), NOTHING, List.of(), List.of());
    }

    private static int year(String text) {
        if (!YEAR.matcher(text).matches()) {
            FieldError error = FieldError.of("year", Fault.CANNOT_BE);
            throw new Refused(Problem.of(ProblemType.INVALID_REQUEST, "").with(List.of(error)));
        }
        return Integer.parseInt(text);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response set(MultivaluedMap<String, String> values) {
        desk.overAll();
        Sent sent = new Sent(values);
        Optional<LocalDate> from = day(sent, "from");
        Optional<LocalDate> until = sent.value("until").isBlank() ? from : day(sent, "until");
        Optional<DaysDraft.Kind> kind = kind(sent);
        List<Flaw> flaws = new ArrayList<>();
        Flaw.unless(from.isPresent(), "from", Reason.NO_TIME).ifPresent(flaws::add);
        Flaw.unless(until.isPresent() || from.isEmpty(), "until", Reason.NO_TIME)
                .ifPresent(flaws::add);
        Flaw.unless(kind.isPresent(), "kind", Reason.UNKNOWN).ifPresent(flaws::add);
        if (flaws.isEmpty()) {
            String name = sent.value("name").strip();
            flaws.addAll(register.set(
                    new DaysDraft(from.orElseThrow(), until.orElseThrow(), kind.orElseThrow(), name), desk.by()));
        }
        return flaws.isEmpty()
                ? to(from.orElseThrow().getYear())
                : Response.status(400)
                        .entity(shown(from.map(LocalDate::getYear).orElse(null), sent, flaws, List.of()))
                        .build();
    }

    @POST
    @Path("published")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response publish(MultivaluedMap<String, String> values) {
        desk.overAll();
        Sent sent = new Sent(values);
        Optional<LocalDate> until = day(sent, "publishedUntil");
        List<Flaw> flaws = until.map(day -> register.publish(day, desk.by()))
                .orElse(List.of(new Flaw("publishedUntil", Reason.NO_TIME)));
        return flaws.isEmpty()
                ? to(until.orElseThrow().getYear())
                : Response.status(400)
                        .entity(shown(null, sent, List.of(), flaws))
                        .build();
    }

    @Override
    public TemplateInstance again(Typed typed, Problem problem) {
        Sent sent = new Sent(typed.values());
        return typed.path().endsWith("/published")
                ? shown(null, sent, List.of(), AdminDesk.EXPIRED)
                : shown(day(sent, "from").map(LocalDate::getYear).orElse(null), sent, AdminDesk.EXPIRED, List.of());
    }

    private static Response to(int year) {
        return Response.seeOther(URI.create("/admin/calendar?year=" + year)).build();
    }

    private TemplateInstance shown(@Nullable Integer asked, Sent sent, List<Flaw> ofDays, List<Flaw> ofPublished) {
        desk.mandate();
        LocalDate today = desk.now().atZone(Times.zone()).toLocalDate();
        int year = asked == null ? today.getYear() : Math.clamp(asked, YearSheet.FIRST, YearSheet.LAST);
        return new calendar(
                YearSheet.of(year, calendar, today),
                calendar.calendar().publishedUntil(),
                Fields.constants(DaysDraft.Kind.class),
                desk.form("/admin/calendar", List.of(), sent, Map.of(), ofDays),
                desk.form("/admin/calendar/published", List.of(), sent, Map.of(), ofPublished));
    }

    private static Optional<LocalDate> day(Sent sent, String name) {
        try {
            return Optional.of(Times.day(sent.value(name)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<DaysDraft.Kind> kind(Sent sent) {
        return List.of(DaysDraft.Kind.values()).stream()
                .filter(kind -> Words.wire(kind).equals(sent.value("kind")))
                .findFirst();
    }
}
