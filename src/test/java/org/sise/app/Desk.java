package org.sise.app;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Situation;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Event;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Source;
import org.sise.core.incident.Theme;
import org.sise.core.incident.Times;
import org.sise.directory.Directory;
import org.sise.store.Texts;

/** What a duty room does in tests: reports, notes, closes; and looks into the database. */
@ApplicationScoped
public class Desk {
    private final Incidents incidents;
    private final Directory directory;
    private final AgroalDataSource database;

    Desk(Incidents incidents, Directory directory, AgroalDataSource database) {
        this.incidents = incidents;
        this.directory = directory;
        this.database = database;
    }

    Actor person(String code) {
        return directory.actor(code, Instant.EPOCH).orElseThrow();
    }

    static Situation reads(long reads) {
        return new Situation(null, null, null, null, null, reads, null, null, null, null, java.util.Map.of());
    }

    Reporting reporting(String person, @Nullable String dedupKey, long reads, Optional<Receipt> receipt) {
        Texts texts = new Texts();
        return new Reporting(
                UUID.randomUUID(),
                number -> new Command.Report(
                        number,
                        "real",
                        Theme.OTHER,
                        "990100",
                        new Source(Source.Kind.DUTY, null),
                        texts.keep("窗口收费被误解"),
                        texts.keep("网民称窗口多收费"),
                        null,
                        null,
                        new Times(Reporting.NOW, Reporting.NOW, Reporting.NOW),
                        reads(reads),
                        dedupKey,
                        null,
                        List.of(),
                        false),
                person(person),
                texts,
                receipt);
    }

    Result reports(String person, @Nullable String dedupKey, long reads) throws Rejected {
        return incidents.report(reporting(person, dedupKey, reads, Optional.empty()));
    }

    Result notes(UUID incident, String person, String words, Optional<Receipt> receipt) throws Rejected {
        Texts texts = new Texts();
        return incidents.command(incident, new Command.Note(texts.keep(words)), person(person), texts, receipt);
    }

    Result closes(UUID incident, String person) throws Rejected {
        Texts texts = new Texts();
        Command close = new Command.Close(Event.Ending.MISREPORT, texts.keep("误报"), null);
        return incidents.command(incident, close, person(person), texts, Optional.empty());
    }

    long count(String table, UUID incident) {
        String column = table.equals("incident") ? "id" : "incident";
        return ask("select count(*) from " + table + " where " + column + " = '" + incident + "'");
    }

    long ask(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException broken) {
            throw new AssertionError(sql, broken);
        }
    }

    void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
