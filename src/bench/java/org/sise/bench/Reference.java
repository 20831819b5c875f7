package org.sise.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * What a report would cost without Sise: an HTTP server that writes as many rows as wide in one statement and commits,
 * without reading what was sent, log-in, grade or chain. The rows are copies of those of one incident, in tables with the
 * same indexes. {@code Reference PORT JDBC-URL INCIDENT}
 */
public final class Reference {
    private static final List<String> TABLES = List.of(
            "incident", "entry", "content", "outbox", "step", "running_limit", "incident_unit", "situation", "figure");

    private final AgroalDataSource source;
    private final String insert;

    private Reference(AgroalDataSource source, String insert) {
        this.source = source;
        this.insert = insert;
    }

    public static void main(String[] arguments) throws Exception {
        AgroalDataSource source = AgroalDataSource.from(new AgroalPropertiesReader()
                .readProperties(Map.of(
                        "maxSize",
                        "20",
                        "jdbcUrl",
                        arguments[1],
                        "principal",
                        "sise_owner",
                        "credential",
                        System.getenv("SISE_OWNER_PASSWORD")))
                .get());
        Reference reference = new Reference(source, prepare(source, UUID.fromString(arguments[2])));
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", reference::answer);
        server.start();
    }

    /** Tables like Sise's in a schema of their own, the incident's rows in one more of each, and the statement that copies these. */
    private static String prepare(AgroalDataSource source, UUID incident) throws SQLException {
        StringBuilder parts = new StringBuilder("with new as (select ?::uuid as id, nextval('bare.number') as n)");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists bare cascade");
            statement.execute("create schema bare");
            statement.execute("create sequence bare.number");
            for (String table : TABLES) {
                statement.execute("create table bare." + table + " (like public." + table + " including all)");
                String key = table.equals("incident") ? "id" : "incident";
                statement.execute("create table bare.like_" + table + " as select * from public."
                        + (table.equals("outbox") ? "entry" : table) + " where " + key + " = '" + incident + "'");
                parts.append(", ").append(part(connection, table));
            }
        }
        return parts.append(" select count(*) from new").toString();
    }

    private static String part(Connection connection, String table) throws SQLException {
        if (table.equals("outbox")) {
            return "outbox_rows as (insert into bare.outbox (seq, incident, number) select seq, incident, number from"
                    + " entry_rows)";
        }
        StringBuilder names = new StringBuilder();
        StringBuilder values = new StringBuilder();
        String sql = "select column_name from information_schema.columns where table_schema = 'bare' and table_name = ?"
                + " and is_identity = 'NO' order by ordinal_position";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, table);
            try (ResultSet columns = select.executeQuery()) {
                while (columns.next()) {
                    String column = columns.getString(1);
                    names.append(names.isEmpty() ? "" : ", ").append(column);
                    values.append(values.isEmpty() ? "" : ", ").append(value(table, column));
                }
            }
        }
        return table + "_rows as (insert into bare." + table + " (" + names + ") select " + values + " from bare.like_"
                + table + " t, new" + (table.equals("entry") ? " returning seq, incident, number" : "") + ")";
    }

    private static String value(String table, String column) {
        boolean own = table.equals("incident");
        if (column.equals(own ? "id" : "incident")) {
            return "new.id";
        }
        return own && column.equals("number") ? "'B-' || new.n" : "t." + column;
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean reports = exchange.getRequestMethod().equals("POST");
        exchange.getRequestBody().readAllBytes();
        try {
            if (reports) {
                insert();
            }
            exchange.sendResponseHeaders(reports ? 201 : 200, -1);
        } catch (SQLException failed) {
            System.err.println(failed);
            exchange.sendResponseHeaders(500, -1);
        } finally {
            exchange.close();
        }
    }

    private void insert() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setObject(1, UUID.randomUUID());
            statement.execute();
        }
    }
}
