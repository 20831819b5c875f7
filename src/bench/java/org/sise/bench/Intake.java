package org.sise.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sise.standalone.Person;

/** A report: graded, its flow opened, 201; against a process that Flowable starts, and against the bare reference. */
final class Intake {
    static final String INCIDENTS = "/api/v1/incidents";
    static final String PROCESS = """
            {"processDefinitionKey": "alert", "variables": [
              {"name": "level", "value": "yellow"}, {"name": "reads", "value": 36000},
              {"name": "title", "value": "多名网民质疑交通执法方式"}, {"name": "area", "value": "990101"}]}""";

    private final Rig rig;
    private final String report;

    Intake(Rig rig, Path samples) throws Exception {
        this.rig = rig;
        report = Files.readString(samples.resolve("yellow.json"));
    }

    private Load.Ask sise() throws Exception {
        Person li = rig.person("li");
        return n -> li.send(INCIDENTS, report);
    }

    private Load.Ask reference() throws Exception {
        String like = rig.person("li").send(INCIDENTS, report).path("id").asText();
        return posting(rig.reference(like), report);
    }

    private Load.Ask flowable(URI flowable) {
        return posting(flowable.resolve("/process-api/runtime/process-instances"), PROCESS);
    }

    private Load.Ask posting(URI address, String body) {
        HttpClient client = rig.client();
        return n -> Peers.post(client, address, body);
    }

    void run(Duel duel, URI flowable, Results results) throws Exception {
        Map<String, Load.Ask> sides = new LinkedHashMap<>();
        sides.put("sise", sise());
        sides.put("flowable", flowable(flowable));
        sides.put("bare reference", reference());
        results.add(duel.name(), duel.run(sides), Map.of("flowable", 5.0));
    }
}
