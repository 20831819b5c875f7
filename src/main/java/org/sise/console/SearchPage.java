package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sise.config.Clocks;
import org.sise.contract.Desk;
import org.sise.core.grading.Level;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Theme;
import org.sise.directory.Directory;
import org.sise.directory.WireNames;
import org.sise.store.IncidentFilter;
import org.sise.store.IncidentItem;
import org.sise.store.Page;
import org.sise.store.Queries;

/** 检索: a list whose filters are its address, so that it can be shared; what is no filter is left aside and said. */
@Path("/incidents")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class SearchPage {
    private final Desk desk;
    private final Queries queries;
    private final Directory directory;

    SearchPage(Desk desk, Queries queries, Directory directory) {
        this.desk = desk;
        this.queries = queries;
        this.directory = directory;
    }

    /** {@code more}: address of the next page. */
    record search(
            Sent sent,
            List<Field> fields,
            List<IncidentItem> items,
            @Nullable String more,
            boolean wrong) implements TemplateInstance {}

    @GET
    public Response page(@Context UriInfo address) {
        MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
        asked.putAll(address.getQueryParameters());
        Sent sent = new Sent(asked);
        try {
            Page<IncidentItem> found = queries.incidents(desk.viewer(), filter(sent));
            String more = found.next() == null
                    ? null
                    : UriBuilder.fromUri(address.getRequestUri())
                            .replaceQueryParam("after", found.next())
                            .build()
                            .toString();
            return Response.ok(new search(sent, fields(), found.items(), more, false))
                    .build();
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(new search(sent, fields(), List.of(), null, true))
                    .build();
        }
    }

    private IncidentFilter filter(Sent sent) {
        return new IncidentFilter(
                read(sent, "level", value -> constant(Level.class, value)),
                read(sent, "phase", value -> constant(Incident.Phase.class, value)),
                read(sent, "unit", Function.identity()),
                read(sent, "theme", value -> constant(Theme.class, value)),
                read(sent, "q", Function.identity()),
                read(sent, "from", value -> start(Times.day(value))),
                read(sent, "to", value -> start(Times.day(value).plusDays(1))),
                read(sent, "overdue", SearchPage::truth),
                Clocks.REAL,
                read(sent, "after", Function.identity()),
                IncidentFilter.USUAL);
    }

    private static <T> @Nullable T read(Sent sent, String name, Function<String, T> reading) {
        return Optional.of(sent.value(name).strip())
                .filter(value -> !value.isEmpty())
                .map(reading)
                .orElse(null);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Times.zone()).toInstant();
    }

    private static Boolean truth(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("not true or false: " + value);
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> WireNames.of(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + " " + value));
    }

    private List<Field> fields() {
        Choices choices = Choices.of(directory.roster(), Incident.NONE);
        return List.of(
                choice("level", Fields.constants(Level.class)),
                choice(
                        "phase",
                        Fields.constants(Incident.Phase.class).stream()
                                .filter(option -> !option.value().equals("none"))
                                .toList()),
                choice("theme", Fields.constants(Theme.class)),
                choice("unit", choices.units()),
                choice("overdue", Choices.TRUTH));
    }

    private static Field choice(String name, List<Field.Option> options) {
        return Field.of(name, "search." + name, Field.Kind.CHOICE, false).with(options);
    }
}
