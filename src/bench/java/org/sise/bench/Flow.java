package org.sise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A yellow incident from its report to its end, each step by REST; against as many tasks that Flowable completes. */
final class Flow {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROCESS = "{\"processDefinitionKey\": \"flow\"}";
    private static final String COMPLETE = "{\"action\": \"complete\"}";

    private final Rig rig;
    private final String report;
    private final Person li;
    private final Person duty;
    private final Person handler;
    private final Person unitLeader;
    private final Person leader;
    private final Person coordinator;

    Flow(Rig rig, Path samples) throws Exception {
        this.rig = rig;
        report = Files.readString(samples.resolve("yellow.json"));
        li = rig.person("li");
        duty = rig.person("qian");
        handler = rig.person("jx-gaj-handler");
        unitLeader = rig.person("jx-gaj-deputy");
        leader = rig.person("jx-zfw-deputy");
        coordinator = rig.person("jx-zfw-coordinator");
    }

    /** Fourteen requests; the incident is closed after the last. */
    private void sise(int n) throws IOException, InterruptedException {
        String id = li.send(Intake.INCIDENTS, report).path("id").asText();
        settle(duty, id, "confirm.jx-zfw.1", "{'verdict': 'confirm', 'lead': 'jx-gaj'}");
        settle(duty, id, "tell_leader.jx-zfw.1", """
                {'calls': [{'role': 'duty_leader', 'person': 'jx-zfw-shift', 'at': '%s', 'answered': true}], 'told': true}""".formatted(Instant.now()));
        settle(duty, id, "first_report.jx-zfw.1", "{'to': ['zfw'], 'text': '首报'}");
        handler.send(Intake.INCIDENTS + "/" + id + "/steps/verify.jx-gaj.1/acknowledge", "{}");
        settle(handler, id, "verify.jx-gaj.1", "{'finding': 'partly', 'facts': '当日执法一处不规范'}");
        JsonNode drafted = settle(
                handler,
                id,
                "draft.jx-gaj.1",
                "{'kind': 'facts', 'facts': '当日执法一处不规范', 'attitude': '我们道歉', 'outlet': 'jx-gaj'}");
        String hash = hash(drafted);
        String approve = "{'hash': '" + hash + "', 'ruling': 'approve'}";
        settle(unitLeader, id, "approve_unit.jx-gaj.1", approve);
        settle(leader, id, "approve.jx-zfw.1", approve);
        settle(
                handler,
                id,
                "publish.jx-gaj.1",
                "{'hash': '%s', 'outlet': 'jx-gaj', 'address': '官方账号', 'at': '%s'}".formatted(hash, Instant.now()));
        settle(handler, id, "handle.jx-gaj.1", "{'measures': '纠正并培训', 'peopleAnswered': true}");
        settle(handler, id, "feedback.jx-gaj.1", "{'effect': 'calm'}");
        settle(coordinator, id, "accept.jx-zfw.1", "{}");
        JsonNode end = settle(duty, id, "summary.jx-zfw.1", "{'text': '已道歉并纠正'}");
        if (!end.path("phase").asText().equals("closed")) {
            throw new IllegalStateException("flow " + n + " did not end: " + end.path("phase"));
        }
    }

    private static JsonNode settle(Person person, String id, String step, String outcome)
            throws IOException, InterruptedException {
        String body = "{'outcome': " + outcome + "}";
        return person.send(Intake.INCIDENTS + "/" + id + "/steps/" + step + "/settle", body.replace('\'', '"'));
    }

    private static String hash(JsonNode incident) {
        for (JsonNode step : incident.path("steps")) {
            if (step.path("id").asText().equals("approve_unit.jx-gaj.1")) {
                return step.path("hash").asText();
            }
        }
        throw new IllegalStateException("no version to approve: " + incident);
    }

    /** Fifteen requests: one starts it, one asks for the thirteen tasks, and each is completed. */
    private Load.Ask flowable(URI flowable) {
        HttpClient client = rig.client();
        URI runtime = flowable.resolve("/process-api/runtime/");
        return n -> {
            String started = Peers.post(client, runtime.resolve("process-instances"), PROCESS);
            String id = JSON.readTree(started).path("id").asText();
            String open = Peers.get(client, runtime.resolve("tasks?size=20&processInstanceId=" + id));
            for (JsonNode task : JSON.readTree(open).path("data")) {
                Peers.post(client, runtime.resolve("tasks/" + task.path("id").asText()), COMPLETE);
            }
        };
    }

    void run(Duel duel, URI flowable, Results results) throws Exception {
        Map<String, Load.Ask> sides = new LinkedHashMap<>();
        sides.put("sise", this::sise);
        sides.put("flowable", flowable(flowable));
        results.add(duel.name(), duel.run(sides));
    }
}
