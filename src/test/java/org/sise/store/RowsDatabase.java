package org.sise.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A PostgreSQL of its own with the schema, as the service sees it: thousands of rows here disturb no other test. */
final class RowsDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    final AgroalDataSource source;

    RowsDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {"sise_owner", "sise_app", "sise_purge"}) {
                statement.execute("create role " + role + " login password 'test'");
            }
            statement.execute("create database sise owner sise_owner");
        }
        Flyway.configure()
                .dataSource(postgres.getJdbcUrl("sise_owner", "sise"), "sise_owner", "test")
                .load()
                .migrate();
        source = AgroalDataSource.from(new AgroalPropertiesReader()
                .readProperties(Map.of(
                        "maxSize", "4",
                        "jdbcUrl", postgres.getJdbcUrl("sise_app", "sise"),
                        "principal", "sise_app",
                        "credential", "test"))
                .get());
    }

    /** As the owner of the tables. */
    void asOwner(String sql) throws SQLException {
        try (Connection connection = postgres.getDatabase("sise_owner", "sise").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As the migration does it: makes the rows of figures anew from the other rows. */
    void countEarlierIncidents() throws SQLException, IOException {
        try (InputStream migration = RowsDatabase.class.getResourceAsStream("/db/migration/V12__figures.sql")) {
            String sql = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            asOwner("truncate figure");
            asOwner(sql.substring(sql.indexOf("with circle as"), sql.indexOf("create index")));
        }
    }

    /** The rows of an incident as texts, by table. */
    Map<String, List<String>> rows(UUID incident) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        rows.put("incident", table("incident t where id = ?", incident));
        for (String table : List.of("step", "running_limit", "incident_unit", "situation", "figure", "likeness")) {
            rows.put(table, table(table + " t where incident = ?", incident));
        }
        return rows;
    }

    private List<String> table(String from, UUID incident) {
        return new Sql()
                .add("select t::text from " + from + " order by 1", incident)
                .list(source, row -> row.getString(1));
    }

    @Override
    public void close() throws IOException {
        source.close();
        postgres.close();
    }
}
