package org.sise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sise.standalone.Person;

/** A drill of fifty incidents, ten minutes of it in a second, beside what is measured. */
final class Exercise {
    static final String WHAT = "a drill of 50 incidents at 600x";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DRILLS = "/api/v1/drills";
    private static final int INCIDENTS = 50;
    private static final int SPEED = 600;

    private final Person holder;
    private final String drill;

    private Exercise(Person holder, String drill) {
        this.holder = holder;
        this.drill = drill;
    }

    static Exercise begun(Rig rig) throws IOException, InterruptedException {
        Person holder = rig.person("jx-zfw-coordinator");
        Path report = rig.home().resolve("docs/samples/yellow.json");
        String drill = holder.send(DRILLS, plan(JSON.readTree(Files.readString(report))))
                .path("code")
                .asText();
        holder.send(DRILLS + "/" + drill + "/start", "{}");
        return new Exercise(holder, drill);
    }

    private static String plan(JsonNode report) {
        ObjectNode plan = JSON.createObjectNode().put("name", "压力演练").put("speed", SPEED);
        plan.putArray("participants").add("jx-zfw").add("jx-gaj");
        ArrayNode injects = plan.putArray("injects");
        for (int i = 0; i < INCIDENTS; i++) {
            injects.addObject().put("at", "PT" + i + "M").set("report", report);
        }
        return plan.toString();
    }

    /** How many of its incidents there are, so that nothing is measured beside a drill that did not run. */
    int incidents() throws IOException, InterruptedException {
        return holder.read("/api/v1/incidents?limit=100&clock=" + drill)
                .path("items")
                .size();
    }

    void stop() throws IOException, InterruptedException {
        holder.send(DRILLS + "/" + drill + "/stop", "{}");
    }
}
