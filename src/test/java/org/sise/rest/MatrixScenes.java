package org.sise.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Incidents in the states that the matrix is about; one of each for all cells that change nothing. */
final class MatrixScenes {
    private static final String REPORT = """
            {'title': '路面执法被质疑', 'summary': '多个平台讨论一次路面执法', 'theme': 'other', 'areaCode': '990101',
             'source': {'kind': 'duty'}, 'responsibleUnit': 'jx-gaj', 'restricted': false, 'dedupKey': '%s',
             'situation': {'nature': 'discussion', 'reach': '%s', 'counts': {'reads': 36000, 'interactions': 420}}}""";

    private final Map<String, String> shared = new HashMap<>();

    String shared(String scene) {
        return shared.computeIfAbsent(scene, MatrixScenes::fresh);
    }

    static String fresh(String scene) {
        return switch (scene) {
            case "none" -> "";
            case "yellow", "another yellow" -> yellow();
            case "published" -> published();
            case "orange" -> orange();
            default -> throw new IllegalStateException("no scene " + scene);
        };
    }

    private static String yellow() {
        String id = report("qian", "local_media");
        settle(
                "qian",
                id,
                "confirm.jx-zfw.1",
                "{'verdict': 'confirm', 'lead': 'jx-gaj', 'assisting': ['jx-sfj'], 'copies': []}");
        settle("jx-gaj-handler", id, "verify.jx-gaj.1", "{'finding': 'partly', 'facts': '事实如下'}");
        settle(
                "jx-gaj-handler",
                id,
                "draft.jx-gaj.1",
                "{'kind': 'facts', 'facts': '事实如下', 'attitude': '我们重视', 'outlet': 'jx-gaj', 'usesFactsOf': []}");
        return id;
    }

    /** The assisting unit told its facts by phone. */
    private static String published() {
        String id = yellow();
        settle("qian", id, "verify.jx-sfj.1", "{'finding': 'partly'}, 'by': {'decidedBy': 'sun', 'means': 'phone'}");
        String hash = Caller.as("qian").incident(id).path("steps.find { it.id == 'approve_unit.jx-gaj.1' }.hash");
        String approve = "{'hash': '" + hash + "', 'ruling': 'approve', 'failed': [], 'outlet': 'jx-gaj'}";
        settle("jx-gaj-deputy", id, "approve_unit.jx-gaj.1", approve);
        settle("jx-zfw-deputy", id, "approve.jx-zfw.1", approve);
        settle(
                "jx-gaj-handler",
                id,
                "publish.jx-gaj.1",
                "{'hash': '" + hash + "', 'outlet': 'jx-gaj', 'address': '官方账号', 'at': '" + now() + "'}");
        return id;
    }

    private static String orange() {
        String id = report("li", "provincial_media");
        settle("wang", id, "confirm.zfw.1", "{'verdict': 'confirm', 'lead': 'jx-gaj', 'assisting': [], 'copies': []}");
        String closes = Instant.now().plus(1, ChronoUnit.HOURS).toString();
        settle(
                "he",
                id,
                "convene.zfw.1",
                "{'question': '如何回应', 'units': [{'unit': 'jcy', 'required': true}], 'mode': 'video', 'closesAt': '"
                        + closes + "'}");
        return id;
    }

    private static String now() {
        return Instant.now().toString();
    }

    private static String report(String person, String reach) {
        Response response = Caller.as(person).post("", REPORT.formatted(UUID.randomUUID(), reach));
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.path("id");
    }

    private static void settle(String person, String id, String step, String outcome) {
        Response response =
                Caller.as(person).post("/" + id + "/steps/" + step + "/settle", "{'outcome': " + outcome + "}");
        assertThat(response.statusCode()).as(step + ": " + response.asString()).isEqualTo(200);
    }
}
