package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sise.config.Clocks;

/** What must never be, read from the rows themselves and not by who keeps them. Each answer names at most some. */
@ApplicationScoped
public class Anomalies {
    private static final int SOME = 20;

    private final AgroalDataSource source;

    Anomalies(AgroalDataSource source) {
        this.source = source;
    }

    /** Incidents that are not closed, with a limit that ended before {@code then} and did not say so. */
    public List<String> silentLimits(Instant then) {
        return numbers(new Sql()
                .add("select distinct i.number from incident i join running_limit l on l.incident = i.id")
                .add(" where i.phase <> 'closed' and i.clock = ? and l.state = 'running'", Clocks.REAL)
                .add(" and not l.missed and l.due < ? limit ?", then, SOME));
    }

    /** Incidents whose limits should have been looked at before {@code then}. */
    public List<String> sleptLimits(Instant then) {
        return numbers(new Sql()
                .add("select distinct i.number from (select incident from running_limit where clock = ?", Clocks.REAL)
                .add(" and wake < ? order by wake limit ?) l join incident i on i.id = l.incident", then, SOME));
    }

    /** Incidents with an entry of before {@code then} that Kafka has not been told of. */
    public List<String> untold(Instant then) {
        return numbers(new Sql()
                .add("select distinct i.number from (select incident, number from outbox order by seq limit ?) o", SOME)
                .add(" join entry e on e.incident = o.incident and e.number = o.number")
                .add(" join incident i on i.id = o.incident where e.at < ?", then));
    }

    /** Incidents that are open, and in which nothing is to be done. */
    public List<String> idle(Instant then) {
        return numbers(new Sql()
                .add("select i.number from incident i where i.phase = 'open' and i.clock = ?", Clocks.REAL)
                .add(" and i.reported_at < ?", then)
                .add(
                        " and not exists (select 1 from step s where s.incident = i.id and s.state = 'open') limit ?",
                        SOME));
    }

    private List<String> numbers(Sql sql) {
        return sql.list(source, row -> row.getString(1));
    }

    /**
     * Some entries, looked at.
     *
     * @param broken incidents with an entry that is not what its hash says, or does not follow the one before it
     * @param last of those that were looked at; {@code null} when there are no more
     */
    public record Looked(List<String> broken, @Nullable Long last) {}

    private record Link(
            long seq,
            String incident,
            Stored entry,
            @Nullable String before) {
        static Link of(ResultSet row) throws SQLException {
            return new Link(
                    row.getLong("seq"),
                    row.getString("incident_number"),
                    Stored.read(row),
                    row.getString("hash_before"));
        }

        boolean holds() {
            boolean follows = entry.number() == 1
                    ? entry.previousHash().equals(Chain.START)
                    : entry.previousHash().equals(before);
            return follows && entry.hash().equals(entry.expectedHash());
        }
    }

    /** The last entry that was recorded before then, by a walk back from the newest: times have no index of their own. */
    public long lastBefore(Instant then) {
        return new Sql()
                        .add("select seq from entry where at < ? order by seq desc limit 1", then)
                        .list(source, row -> row.getLong("seq"))
                        .stream()
                        .findFirst()
                        .orElse(0L);
    }

    /** The entries after one, in their order. */
    public Looked chain(long after, int most) {
        List<Link> links = new Sql()
                .add("select e.*, i.number as incident_number, p.hash as hash_before from (select seq, "
                        + Stored.COLUMNS)
                .add(" from entry where seq > ? order by seq limit ?) e", after, most)
                .add(" left join entry p on p.incident = e.incident and p.number = e.number - 1")
                .add(" left join incident i on i.id = e.incident order by e.seq")
                .list(source, Link::of);
        List<String> broken = links.stream()
                .filter(link -> !link.holds())
                .map(link -> String.valueOf(link.incident()))
                .distinct()
                .limit(SOME)
                .toList();
        return new Looked(broken, links.size() < most ? null : links.getLast().seq());
    }

    /** By the database's clock: the watch judges by no replica's. */
    public Instant now() {
        return new Sql()
                .add("select clock_timestamp() as now")
                .list(source, row -> Values.instant(row, "now"))
                .getFirst();
    }
}
