package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sise.config.Clocks;
import org.sise.contract.Desk;
import org.sise.contract.Refused;
import org.sise.core.incident.Move;
import org.sise.core.incident.Verb;
import org.sise.drill.Drills;
import org.sise.store.InboxItem;

/** 待办: what my unit owes, most urgent first; 签收 by one tap. */
@Path("/inbox")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class InboxPage {
    private static final int MOST = 100;

    private final Desk desk;
    private final Shell shell;
    private final Drills drills;

    InboxPage(Desk desk, Shell shell, Drills drills) {
        this.desk = desk;
        this.shell = shell;
        this.drills = drills;
    }

    /** {@code sign}: 签收 is asked, and may be given here. */
    record Item(InboxItem it, boolean sign) {}

    /** {@code back}: to this list again. */
    record inbox(List<Item> items, boolean all, String back) implements TemplateInstance {}

    /** On paper: what my roles owe. */
    record print(List<Item> items) implements TemplateInstance {}

    @GET
    public TemplateInstance page(
            @QueryParam("all") @DefaultValue("false") boolean all,
            @QueryParam("clock") @DefaultValue(Clocks.REAL) String clock) {
        if (clock.equals(Clocks.REAL)) {
            return new inbox(items(all), all, "/inbox");
        }
        shell.by(drills.begun(clock, desk.actor()).code());
        return new inbox(items(all), all, "/inbox?clock=" + clock);
    }

    @GET
    @Path("print")
    public TemplateInstance print(@QueryParam("all") @DefaultValue("false") boolean all) {
        return new print(items(all));
    }

    private List<Item> items(boolean all) {
        Map<UUID, List<Move>> moves = new HashMap<>();
        List<Item> items = new ArrayList<>();
        for (InboxItem item : desk.inbox(all, shell.clock(), MOST)) {
            List<Move> may = moves.computeIfAbsent(item.incident(), this::moves);
            items.add(new Item(item, may.contains(Move.of(Verb.ACKNOWLEDGE, item.step()))));
        }
        return items;
    }

    /** An incident that has left the unit meanwhile offers nothing. */
    private List<Move> moves(UUID incident) {
        try {
            return desk.see(incident).moves();
        } catch (Refused gone) {
            return List.of();
        }
    }
}
