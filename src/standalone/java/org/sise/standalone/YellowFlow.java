package org.sise.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A yellow incident of the sample city from its report to its end, each step by REST by whom it is for. */
public final class YellowFlow {
    private static final String INCIDENTS = "/api/v1/incidents";

    private final String report;
    private final Person li;
    private final Person duty;
    private final Person handler;
    private final Person unitLeader;
    private final Person leader;
    private final Person coordinator;

    private YellowFlow(HttpClient client, URI page, String report) throws IOException, InterruptedException {
        this.report = report;
        li = Person.logIn(client, page, "li");
        duty = Person.logIn(client, page, "qian");
        handler = Person.logIn(client, page, "jx-gaj-handler");
        unitLeader = Person.logIn(client, page, "jx-gaj-deputy");
        leader = Person.logIn(client, page, "jx-zfw-deputy");
        coordinator = Person.logIn(client, page, "jx-zfw-coordinator");
    }

    /** @param samples the folder of the sample reports */
    public static YellowFlow at(URI page, HttpClient client, Path samples) throws IOException, InterruptedException {
        return new YellowFlow(client, page, Files.readString(samples.resolve("yellow.json")));
    }

    /** Fourteen requests; the incident is closed after the last. */
    public void walk() throws IOException, InterruptedException {
        String id = li.send(INCIDENTS, report).path("id").asText();
        settle(duty, id, "confirm.jx-zfw.1", "{'verdict': 'confirm', 'lead': 'jx-gaj'}");
        settle(duty, id, "tell_leader.jx-zfw.1", """
                {'calls': [{'role': 'duty_leader', 'person': 'jx-zfw-shift', 'at': '%s', 'answered': true}], 'told': true}""".formatted(Instant.now()));
        settle(duty, id, "first_report.jx-zfw.1", "{'to': ['zfw'], 'text': '首报'}");
        handler.send(INCIDENTS + "/" + id + "/steps/verify.jx-gaj.1/acknowledge", "{}");
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
            throw new IllegalStateException("incident " + id + " did not end: " + end.path("phase"));
        }
    }

    private static JsonNode settle(Person person, String id, String step, String outcome)
            throws IOException, InterruptedException {
        String body = "{'outcome': " + outcome + "}";
        return person.send(INCIDENTS + "/" + id + "/steps/" + step + "/settle", body.replace('\'', '"'));
    }

    private static String hash(JsonNode incident) {
        for (JsonNode step : incident.path("steps")) {
            if (step.path("id").asText().equals("approve_unit.jx-gaj.1")) {
                return step.path("hash").asText();
            }
        }
        throw new IllegalStateException("no version to approve: " + incident);
    }
}
