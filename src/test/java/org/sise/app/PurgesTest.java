package org.sise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Event;
import org.sise.core.incident.Rejected;
import org.sise.standalone.Endpoints;
import org.sise.store.Contents;
import org.sise.store.EventLog;
import org.sise.store.Rebuild;
import org.sise.store.Texts;
import org.sise.testing.Backing;

/** Texts go for good, in two steps of two roles, and what happened stays provable. */
@QuarkusTest
class PurgesTest {
    @Inject
    Purges purges;

    @Inject
    Contents contents;

    @Inject
    EventLog log;

    @Inject
    Rebuild rebuild;

    @Inject
    Desk desk;

    @Test
    void everyTextOfAClosedIncidentIsWithdrawnThenDeletedAndTheChainStillVerifies() throws Exception {
        UUID id = closed();
        assertThat(contents.bodies(id).values()).contains("窗口收费被误解");

        List<String> purged = purge(id);

        assertThat(purged).contains("1/title", "1/summary");
        assertThat(contents.bodies(id).values()).as("hidden by the entry").containsExactly("保存期满");
        assertThat(rows(id, "title = '' and summary = '' and grams = '{}'")).isEqualTo(1);
        assertThat(desk.count("content", id)).as("not deleted yet").isGreaterThan(1);
        assertThat(log.verify(id).ok()).isTrue();

        runPurge();
        runPurge();

        assertThat(desk.count("content", id)).isEqualTo(1);
        assertThat(log.verify(id).ok()).isTrue();
        assertThat(log.history(id, 0).getLast().event()).isInstanceOf(Event.ContentPurged.class);
        rebuild.rebuild(id);
        assertThat(rows(id, "title = '' and summary = ''")).isEqualTo(1);
    }

    @Test
    void oneTextGoesAndTheOthersStay() throws Exception {
        UUID id = closed();

        assertThat(purge(id, "1/summary")).containsExactly("1/summary");
        runPurge();

        assertThat(contents.bodies(id).values()).contains("窗口收费被误解").doesNotContain("网民称窗口多收费");
        assertThat(rows(id, "title = '窗口收费被误解' and summary = ''")).isEqualTo(1);
        assertThat(log.verify(id).ok()).isTrue();
        assertThatThrownBy(() -> purge(id, "1/summary")).isInstanceOf(Rejected.class);
    }

    @Test
    void whyTextsWereWithdrawnStaysWhenAllTheOthersGo() throws Exception {
        UUID id = closed();
        purge(id, "1/summary");

        assertThat(purge(id)).contains("1/title");

        assertThat(contents.bodies(id).values()).containsExactly("保存期满", "保存期满");
        assertThatThrownBy(() -> purge(id)).isInstanceOf(Rejected.class);
    }

    @Test
    void anOpenIncidentKeepsItsTextsAndNothingIsLeftBehind() throws Exception {
        UUID id = desk.reports("li", null, 620).id();
        int entries = log.history(id, 0).size();

        assertThatThrownBy(() -> purge(id)).isInstanceOf(Rejected.class);

        assertThat(log.history(id, 0)).hasSize(entries);
        assertThat(contents.bodies(id)).hasSize(2);
    }

    @Test
    void thePurgeRoleDeletesTextsAndNothingElse() throws Exception {
        for (String sql : List.of(
                "delete from entry",
                "update entry set payload = ''",
                "update content set body = ''",
                "insert into content select * from content",
                "delete from incident")) {
            assertThatThrownBy(() -> asPurge(sql)).as(sql).hasMessageContaining("permission denied");
        }
    }

    private UUID closed() throws Rejected {
        UUID id = desk.reports("li", null, 620).id();
        desk.closes(id, "zhang");
        return id;
    }

    private List<String> purge(UUID id, String... names) throws Rejected {
        Texts texts = new Texts();
        return purges.purge(new Purges.Wish(id, List.of(names), texts.keep("保存期满")), desk.person("admin"), texts);
    }

    private long rows(UUID id, String condition) {
        return desk.ask("select count(*) from incident where id = '" + id + "' and " + condition);
    }

    private static void runPurge() throws IOException, SQLException {
        asPurge(Files.readString(Path.of("deploy/database/purge.sql")));
    }

    private static void asPurge(String sql) throws SQLException {
        Endpoints endpoints = Backing.endpoints();
        try (var connection =
                        DriverManager.getConnection(endpoints.jdbcUrl(), "sise_purge", endpoints.purgePassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
