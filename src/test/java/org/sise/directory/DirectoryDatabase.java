package org.sise.directory;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL, migrated by the owner's role; the service connects as the application's. */
public class DirectoryDatabase implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.start();
            prepare();
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException("the test database did not start", broken);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres.getJdbcUrl("sise_app", "sise"),
                "quarkus.datasource.username", "sise_app",
                "quarkus.datasource.password", "app",
                "sise.demo", "true");
    }

    private void prepare() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role sise_owner login password 'owner'");
            statement.execute("create role sise_app login password 'app'");
            statement.execute("create role sise_purge");
            statement.execute("create database sise owner sise_owner");
        }
        Flyway.configure()
                .dataSource(postgres.getJdbcUrl("sise_owner", "sise"), "sise_owner", "owner")
                .load()
                .migrate();
    }

    @Override
    public void stop() {
        try {
            postgres.close();
        } catch (IOException broken) {
            throw new IllegalStateException("the test database did not stop", broken);
        }
    }
}
