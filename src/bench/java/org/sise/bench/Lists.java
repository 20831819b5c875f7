package org.sise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.sise.standalone.Person;

/**
 * What people look at all day, through REST with a bearer token, against a Sise that is full ({@code ./sise seed}): at
 * set times, as from some hundred screens. {@code Lists [URL [requests of each list]]}; a third as many of each search.
 */
public final class Lists {
    private static final double LISTS_PER_SECOND = 60;
    private static final double SEARCHES_PER_SECOND = 15;
    private static final int WARM_UP = 30;
    private static final String INCIDENTS = "/api/v1/incidents?";

    /** From those of most incidents to those of a few: one character, two, three, four, a phrase, two words. */
    private static final List<String> WORDS =
            List.of("网", "执法", "拆迁", "停车罚款", "窗口服务被指态度生硬", "石桥村 窗口", "执法 拆迁", "鳜", "鹅卵", "砚台巷", "龘", "不存在");

    private final Load lists;
    private final Load searches;
    private final Person centre;
    private final Map<String, Person> people = new LinkedHashMap<>();

    private Lists(int counted, HttpClient client, URI page) throws IOException, InterruptedException {
        lists = new Load(LISTS_PER_SECOND, WARM_UP, counted);
        searches = new Load(SEARCHES_PER_SECOND, WARM_UP, Math.max(1, counted / 3));
        centre = Person.logIn(client, page, "li");
        people.put("centre", centre);
        people.put("county", Person.logIn(client, page, "qian"));
        people.put("busy unit", Person.logIn(client, page, "zhou"));
        people.put("idle unit", Person.logIn(client, page, "sun"));
    }

    public static void main(String[] arguments) throws Exception {
        URI page = URI.create(arguments.length > 0 ? arguments[0] : "http://127.0.0.1:8080");
        int counted = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        try (HttpClient client = HttpClient.newHttpClient()) {
            new Lists(counted, client, page).all();
        }
    }

    private void all() throws Exception {
        warmUp();
        System.out.printf("%-52s %6s %8s %8s %8s %8s%n", "ms, load " + machine(), "n", "p50", "p95", "p99", "max");
        for (Map.Entry<String, Person> one : people.entrySet()) {
            lists(one.getKey(), one.getValue());
            searches(one.getKey(), one.getValue());
        }
        centreOnly();
    }

    /** A service that has just started compiles first. */
    private void warmUp() throws Exception {
        for (Person person : people.values()) {
            searches.run(n -> person.get(INCIDENTS + "q=" + encoded(WORDS.get(n % WORDS.size()))));
            lists.run(n -> person.get(n % 2 == 0 ? INCIDENTS : "/api/v1/inbox"));
        }
    }

    private void lists(String who, Person person) throws Exception {
        measure(lists, who + ": inbox", person, "/api/v1/inbox");
        measure(lists, who + ": newest", person, INCIDENTS);
        for (String filter : List.of(
                "phase=open",
                "phase=completed",
                "overdue=true",
                "level=red",
                "level=orange&phase=open",
                "theme=staff_misconduct",
                "theme=staff_misconduct&level=red",
                "level=yellow&overdue=true",
                "from=2025-03-01T00:00:00Z&to=2025-03-02T00:00:00Z")) {
            measure(lists, who + ": " + filter, person, INCIDENTS + filter);
        }
        pages(who + ": pages from the middle on", person, INCIDENTS + "to=2025-11-01T00:00:00Z");
    }

    private void searches(String who, Person person) throws Exception {
        for (String words : WORDS) {
            measure(searches, who + ": q " + words, person, INCIDENTS + "q=" + encoded(words));
        }
        measure(searches, who + ": q 拆迁, level=orange", person, INCIDENTS + "level=orange&q=" + encoded("拆迁"));
        measure(
                searches,
                who + ": q 拆迁, of long ago",
                person,
                INCIDENTS + "to=2025-01-01T00:00:00Z&q=" + encoded("拆迁"));
    }

    private void centreOnly() throws Exception {
        for (String unit : List.of("jx-gaj", "yx-jcy", "yx-sfj")) {
            measure(lists, "centre: unit=" + unit, centre, INCIDENTS + "unit=" + unit);
            measure(lists, "centre: overdue, unit=" + unit, centre, INCIDENTS + "overdue=true&unit=" + unit);
            measure(searches, "centre: q 拆迁, unit=" + unit, centre, INCIDENTS + "unit=" + unit + "&q=" + encoded("拆迁"));
        }
        List<JsonNode> some = new ArrayList<>();
        centre.read(INCIDENTS + "limit=200&to=2026-02-01T00:00:00Z")
                .path("items")
                .forEach(some::add);
        tell("centre: by number", lists.run(n -> centre.get(INCIDENTS + "q=" + text(some, n, "number"))));
        tell("centre: by id", lists.run(n -> centre.get("/api/v1/incidents/" + text(some, n, "id"))));
        tell("centre: timeline", lists.run(n -> centre.get("/api/v1/incidents/" + text(some, n, "id") + "/timeline")));
    }

    private static String text(List<JsonNode> items, int n, String field) {
        return items.get(n % items.size()).path(field).asText();
    }

    private static void measure(Load load, String name, Person person, String path) throws Exception {
        tell(name, load.run(n -> person.get(path)));
    }

    /** Each request is the page after the one that was answered last. */
    private void pages(String name, Person person, String path) throws Exception {
        AtomicReference<String> after = new AtomicReference<>("");
        tell(
                name,
                lists.run(n -> after.set(
                        "&after=" + person.read(path + after.get()).path("next").asText())));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static void tell(String name, Latencies found) {
        System.out.printf(
                Locale.ROOT,
                "%-52s %6d %8.1f %8.1f %8.1f %8.1f%n",
                name,
                found.count(),
                found.percentile(50),
                found.percentile(95),
                found.percentile(99),
                found.percentile(100));
    }

    /** What else the machine does changes every figure. */
    private static String machine() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }
}
