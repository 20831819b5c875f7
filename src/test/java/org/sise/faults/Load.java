package org.sise.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** People at work at several desks: each walks blue incidents to their end, and all write on one that is hot. */
final class Load implements AutoCloseable {
    private static final String REPORT = """
            {'title': 'MARK', 'summary': '本地平台有帖文询问收费标准', 'theme': 'other', 'areaCode': '990101',
             'source': {'kind': 'monitoring', 'platform': '本地论坛'}, 'responsibleUnit': 'jx-sfj',
             'situation': {'reach': 'local_self_media', 'counts': {'reads': 620, 'interactions': 14}},
             'dedupKey': '%s'}""";
    private static final int DESKS = 4;

    private final History history = new History();
    private final List<Replica> replicas;
    private final ExecutorService desks = Executors.newFixedThreadPool(DESKS);
    private final List<Future<?>> work = new ArrayList<>();
    private final UUID hot;
    private volatile boolean over;

    private Load(List<Replica> replicas) {
        this.replicas = replicas;
        this.hot = report(new Client(replicas, 0, history))
                .orElseThrow(() -> new IllegalStateException("refused: " + history.refused()));
    }

    /** Begins at once, and goes on until it is closed or finished. */
    static Load on(Cluster cluster) {
        Load load = new Load(cluster.replicas());
        for (int desk = 0; desk < DESKS; desk++) {
            Client client = new Client(load.replicas, desk, load.history);
            load.work.add(load.desks.submit(() -> load.work(client)));
        }
        return load;
    }

    /** Waits until that many more commands were accepted. */
    Load accepted(int more) {
        int enough = history.size() + more;
        await(more + " more commands accepted").atMost(Duration.ofSeconds(90)).until(() -> history.size() >= enough);
        return this;
    }

    /** Lets every desk finish the command that it is at. */
    History finish() throws Exception {
        over = true;
        for (Future<?> desk : work) {
            desk.get(100, TimeUnit.SECONDS);
        }
        return history;
    }

    /** The incident on which all of them write. */
    UUID hot() {
        return hot;
    }

    private void work(Client client) {
        while (!over) {
            report(client).ifPresent(incident -> {
                toTheEnd(client, incident);
                note(client, hot);
            });
        }
    }

    private Optional<UUID> report(Client client) {
        return client.post("qian", "", REPORT.formatted(UUID.randomUUID())).map(History.Told::incident);
    }

    private void toTheEnd(Client client, UUID incident) {
        step(client, "qian", incident, "confirm.jx-zfw.1", "'verdict': 'confirm', 'lead': 'jx-sfj', 'reason': 'MARK'");
        note(client, incident);
        step(client, "sun", incident, "verify.jx-sfj.1", "'finding': 'untrue', 'facts': 'MARK'");
        step(
                client,
                "sun",
                incident,
                "answer.jx-sfj.1",
                "'mode': 'public', 'address': '官方账号', 'text': 'MARK', 'signedBy': 'jx-sfj-principal'");
        note(client, incident);
        step(client, "sun", incident, "feedback.jx-sfj.1", "'effect': 'calm', 'ground': 'MARK'");
        step(client, "qian", incident, "summary.jx-zfw.1", "'text': 'MARK'");
    }

    private void step(Client client, String person, UUID incident, String step, String outcome) {
        if (!over) {
            client.post(person, "/" + incident + "/steps/" + step + "/settle", "{'outcome': {" + outcome + "}}");
        }
    }

    private void note(Client client, UUID incident) {
        if (!over) {
            client.post("qian", "/" + incident + "/notes", "{'text': 'MARK'}");
        }
    }

    @Override
    public void close() {
        over = true;
        desks.shutdownNow();
    }
}
