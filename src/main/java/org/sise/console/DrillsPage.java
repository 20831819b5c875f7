package org.sise.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.sise.contract.Desk;
import org.sise.contract.Problem;
import org.sise.contract.Refused;
import org.sise.directory.Directory;
import org.sise.drill.Drill;
import org.sise.drill.Drills;
import org.sise.drill.Planning;

/** 演练: those that were held, and how one is planned. */
@Path("/drills")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class DrillsPage implements Refilled {
    private static final String OWN = "own";
    private static final Sent NOTHING = new Sent(new MultivaluedHashMap<>(Map.of("speed", "60", "scenario", "yellow")));

    private final Desk desk;
    private final Drills drills;
    private final Planning planning;
    private final Directory directory;

    DrillsPage(Desk desk, Drills drills, Planning planning, Directory directory) {
        this.desk = desk;
        this.drills = drills;
        this.planning = planning;
        this.directory = directory;
    }

    record drills(List<Drill> all, boolean plans, Form form, List<String> scenarios, List<Field.Option> units)
            implements TemplateInstance {}

    @GET
    public TemplateInstance page() {
        return shown(NOTHING, Wrong.NOTHING);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response plan(MultivaluedMap<String, String> values) {
        Sent sent = new Sent(values);
        try {
            Drill drill = planning.plan(asked(sent), desk.actor());
            return Response.seeOther(URI.create("/drills/" + drill.code())).build();
        } catch (Refused refused) {
            return Response.status(refused.problem().status())
                    .entity(shown(sent, Wrong.of(refused.problem())))
                    .build();
        }
    }

    /** 真实情况, from whichever page of a drill, or from the desk, to which it leads back: what is real goes on there. */
    @POST
    @Path("real-situation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response realSituation(MultivaluedMap<String, String> values) {
        drills.realSituation(desk.actor());
        String back = new Sent(values).value("back").equals("/") ? "/" : "/drills";
        return Response.seeOther(URI.create(back)).build();
    }

    @Override
    public TemplateInstance again(Typed typed, Problem problem) {
        return shown(new Sent(typed.values()), Wrong.of(problem));
    }

    /** What a script of one's own says holds: the form fills in what it leaves out, and adds participants. */
    private static ObjectNode asked(Sent sent) {
        boolean own = sent.value("scenario").equals(OWN);
        ObjectNode asked = own
                ? Planning.document(sent.value("script").getBytes(StandardCharsets.UTF_8))
                : JsonNodeFactory.instance.objectNode().put("scenario", sent.value("scenario"));
        if (!asked.hasNonNull("name") && !sent.value("name").isBlank()) {
            asked.put("name", sent.value("name"));
        }
        if (!asked.hasNonNull("speed")) {
            asked.put("speed", speed(sent.value("speed").strip()));
        }
        if (!asked.hasNonNull("participants")) {
            asked.putArray("participants");
        }
        if (asked.get("participants") instanceof ArrayNode participants) {
            sent.values().getOrDefault("participants", List.of()).forEach(participants::add);
        }
        return asked;
    }

    /** What is none is told as one that cannot be. */
    private static long speed(String typed) {
        return typed.matches("\\d{1,6}") ? Long.parseLong(typed) : 0;
    }

    private TemplateInstance shown(Sent sent, Wrong wrong) {
        Form form = new Form("/drills", "drill.plan", Map.of(), "", List.of(), sent, wrong);
        return new drills(
                drills.seen(desk.actor()),
                drills.mayPlan(desk.actor()),
                form,
                Planning.SHIPPED,
                Choices.units(directory.roster()));
    }
}
