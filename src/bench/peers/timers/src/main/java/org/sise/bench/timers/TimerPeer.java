package org.sise.bench.timers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.Executors;

/**
 * A scheduler of two nodes with eight threads each, measured by what it leaves behind: each task changes one row, inserts
 * an event and a row for a relay, in one statement and commit. POST /storm?COUNT,SECONDS answers {@code fired seconds};
 * POST /steady?PER-SECOND,SECONDS answers {@code fired p50 p99}, of the lateness in milliseconds.
 */
abstract class TimerPeer {
    static final int NODES = 2;
    static final int THREADS = 8;

    private static final String TABLES = """
            create table subject (id bigint primary key, version int not null, due timestamptz not null);
            create table event (seq bigint generated always as identity primary key, subject bigint not null,
                due timestamptz not null, at timestamptz not null default clock_timestamp(), body text not null);
            create table outbox (seq bigint primary key, subject bigint not null)""";
    private static final String EFFECT = """
            with changed as (update subject set version = version + 1 where id = ? returning id, due),
            happened as (insert into event (subject, due, body) select id, due, repeat('x', 300) from changed
                returning seq, subject)
            insert into outbox select seq, subject from happened""";
    private static final String LATENESS = """
            select count(*), percentile_cont(0.5) within group (order by late),
                   percentile_cont(0.99) within group (order by late)
            from (select extract(epoch from at - due) * 1000 as late from event) e""";

    private final HikariDataSource database;

    TimerPeer(String url) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setPassword(System.getenv("PEER_PASSWORD"));
        config.setMaximumPoolSize(NODES * THREADS + 8);
        database = new HikariDataSource(config);
        execute(TABLES);
    }

    HikariDataSource database() {
        return database;
    }

    /** Turns the subjects, each with its hour, into tasks. */
    abstract void schedule() throws SQLException;

    abstract void startNodes() throws Exception;

    abstract void stopNodes() throws Exception;

    /** Also what did not fire. */
    abstract void clear() throws SQLException;

    void fire(long subject) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement effect = connection.prepareStatement(EFFECT)) {
            effect.setLong(1, subject);
            effect.executeUpdate();
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void serve(TimerPeer peer, String port) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", peer::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String answer;
        int status = 200;
        try {
            answer = answer(exchange.getRequestURI().getPath(), exchange.getRequestURI().getQuery());
        } catch (Exception failed) {
            failed.printStackTrace();
            answer = failed.toString();
            status = 500;
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String answer(String path, String query) throws Exception {
        if (!path.equals("/storm") && !path.equals("/steady")) {
            return "ready\n";
        }
        int first = Integer.parseInt(query.split(",")[0]);
        int seconds = Integer.parseInt(query.split(",")[1]);
        try {
            return path.equals("/storm") ? storm(first, seconds) : steady(first, seconds);
        } finally {
            stopNodes();
            clear();
            execute("truncate subject, event, outbox");
        }
    }

    private String storm(int count, int seconds) throws Exception {
        execute("insert into subject select n, 0, clock_timestamp() from generate_series(1, " + count + ") n");
        schedule();
        startNodes();
        long begun = System.nanoTime();
        long last = begun + seconds * 1_000_000_000L;
        while (fired() < count && System.nanoTime() < last) {
            Thread.sleep(100);
        }
        double taken = (System.nanoTime() - begun) / 1e9;
        return String.format(Locale.ROOT, "%d %.3f", fired(), taken);
    }

    private String steady(int perSecond, int seconds) throws Exception {
        execute("insert into subject select n, 0, clock_timestamp() + interval '5 s' + n * interval '1 s' / " + perSecond
                + " from generate_series(1, " + perSecond * seconds + ") n");
        schedule();
        startNodes();
        Thread.sleep((seconds + 8) * 1_000L);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LATENESS)) {
            row.next();
            return String.format(
                    Locale.ROOT, "%d %.1f %.1f", row.getLong(1), row.getDouble(2), row.getDouble(3));
        }
    }

    private long fired() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from event")) {
            row.next();
            return row.getLong(1);
        }
    }
}
