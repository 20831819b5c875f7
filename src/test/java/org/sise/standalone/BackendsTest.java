package org.sise.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsTest {
    private static final Path BINARIES = Path.of("target", "test-postgres").toAbsolutePath();

    @TempDir
    Path temporary;

    private DataFolder folder;
    private BackendsProcess backends;

    @BeforeEach
    void start() throws Exception {
        folder = DataFolder.open(temporary.resolve("data"));
        backends = BackendsProcess.start(folder, BINARIES);
    }

    @AfterEach
    void stop() throws Exception {
        backends.close();
    }

    @Test
    void settingsAreDurableAndPasswordsAreNeeded() throws Exception {
        Endpoints endpoints = backends.endpoints();

        assertThat(answer("sise_app", endpoints.appPassword(), "show fsync")).isEqualTo("on");
        assertThat(answer("sise_app", endpoints.appPassword(), "show synchronous_commit"))
                .isEqualTo("on");
        assertThat(answer("sise_purge", endpoints.purgePassword(), "select current_user"))
                .isEqualTo("sise_purge");
        assertThatThrownBy(() -> answer("sise_owner", endpoints.appPassword(), "select 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path(Endpoints.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondStartOnTheFolderIsRefusedWithTheHoldersPid() throws Exception {
        assertThatThrownBy(() -> BackendsProcess.start(folder, BINARIES))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(
                        "held by another Sise, process " + backends.handle().pid());

        assertThat(answer("sise_app", backends.endpoints().appPassword(), "select 1"))
                .isEqualTo("1");
    }

    @Test
    void rowsAndTopicsSurviveTheKillOfTheBrokerAndThenOfEveryProcess() throws Exception {
        write();

        kill(backends.handle());
        backends = BackendsProcess.start(folder, BINARIES);

        thenAllIsThere();

        kill(postmaster());
        kill(backends.handle());
        backends = BackendsProcess.start(folder, BINARIES);

        thenAllIsThere();
    }

    @Test
    void nothingIsLeftWhenTheParentGoesAway() throws Exception {
        ProcessHandle postmaster = postmaster();

        backends.abandon();

        await().atMost(Duration.ofSeconds(20)).until(() -> !backends.handle().isAlive() && !postmaster.isAlive());
        assertThat(folder.path(Endpoints.FILE)).doesNotExist();
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        await().until(() -> !process.isAlive());
    }

    private void write() throws Exception {
        Endpoints endpoints = backends.endpoints();
        try (Connection connection = connect("sise_owner", endpoints.ownerPassword());
                Statement statement = connection.createStatement();
                Admin admin = admin()) {
            statement.execute("create table kept as select 'here' as word");
            admin.createTopics(List.of(new NewTopic("sise.unit.kept", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private void thenAllIsThere() throws Exception {
        assertThat(answer("sise_owner", backends.endpoints().ownerPassword(), "select word from kept"))
                .isEqualTo("here");
        try (Admin admin = admin()) {
            assertThat(admin.listTopics().names().get()).contains("sise.unit.kept");
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", backends.endpoints().kafka()));
    }

    private ProcessHandle postmaster() throws Exception {
        String pid = Files.readAllLines(folder.path("postgres").resolve("postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private Connection connect(String role, String password) throws SQLException {
        return DriverManager.getConnection(backends.endpoints().jdbcUrl(), role, password);
    }

    private String answer(String role, String password, String question) throws SQLException {
        try (Connection connection = connect(role, password);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(question)) {
            result.next();
            return result.getString(1);
        }
    }
}
