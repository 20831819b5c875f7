package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.directory.Directory;
import org.sise.directory.Roster;
import org.sise.security.Accounts;
import org.sise.security.Slowed;

/** 登录锁定: names that failed too often at an address, on this replica; each can be let in again. */
@Path("/admin/lockouts")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AdminLockoutsPage {
    private final AdminDesk desk;
    private final Directory directory;
    private final Accounts accounts;

    AdminLockoutsPage(AdminDesk desk, Directory directory, Accounts accounts) {
        this.desk = desk;
        this.directory = directory;
        this.accounts = accounts;
    }

    /**
     * A slowed source.
     *
     * @param person whom the directory knows by the name that was typed; any other name is not shown, because a password is
     *     typed there now and then
     * @param waiting whether an attempt made now would not be looked at
     */
    public record Line(Slowed slowed, Roster.@Nullable Person person, boolean waiting) {
        /** Whether it is about the address as a whole. */
        public boolean isOfAddress() {
            return slowed.name() == null;
        }
    }

    record lockouts(List<Line> lines) implements TemplateInstance {}

    @GET
    public TemplateInstance page() {
        return new lockouts(lines());
    }

    @POST
    @Path("lift")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response lift(@FormParam("id") @Nullable String id) {
        // One that is gone meanwhile needs no lifting.
        lines().stream().filter(line -> line.slowed().id().equals(id)).forEach(this::lift);
        return Response.seeOther(URI.create("/admin/lockouts")).build();
    }

    private void lift(Line line) {
        Roster.Person person = line.person();
        String unit = person == null ? null : person.unit();
        String subject = person == null ? line.slowed().address() : person.code();
        accounts.lift(line.slowed(), unit, subject, desk.by());
    }

    /** Those of the people whom the administrator keeps; all others are the city's. */
    private List<Line> lines() {
        boolean city = desk.mandate().city();
        return accounts.slowed().stream()
                .map(this::line)
                .filter(line -> city
                        || line.person() != null
                                && desk.mandate().isOver(line.person().unit()))
                .toList();
    }

    private Line line(Slowed slowed) {
        return new Line(
                slowed,
                Optional.ofNullable(slowed.name())
                        .flatMap(directory.roster()::person)
                        .orElse(null),
                slowed.until().isAfter(desk.now()));
    }
}
