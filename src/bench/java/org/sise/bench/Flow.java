package org.sise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sise.standalone.YellowFlow;

/** A yellow incident from its report to its end, each step by REST; against as many tasks that Flowable completes. */
final class Flow {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROCESS = "{\"processDefinitionKey\": \"flow\"}";
    private static final String COMPLETE = "{\"action\": \"complete\"}";

    private final Rig rig;
    private final YellowFlow yellow;

    Flow(Rig rig, Path samples) throws Exception {
        this.rig = rig;
        yellow = YellowFlow.at(rig.page(), rig.client(), samples);
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
        sides.put("sise", n -> yellow.walk());
        sides.put("flowable", flowable(flowable));
        results.add(duel.name(), duel.run(sides), Map.of("flowable", 5.0));
    }
}
