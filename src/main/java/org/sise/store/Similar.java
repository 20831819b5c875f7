package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.sise.store.SimilarItem.Candidate;
import org.sise.store.SimilarItem.Traits;

/** Incidents that may be the same matter as another: open, or closed within 30 days; most alike first. */
@ApplicationScoped
public class Similar {
    private static final int MOST = 5;
    /** Of each band the newest: words that everybody uses are in no end of incidents. */
    private static final int OF_BAND = 15;

    private static final Duration CLOSED = Duration.ofDays(30);
    private static final Duration NEAR = Duration.ofDays(7);
    private static final double WORDS = 0.7;
    private static final double UNIT = 0.15;
    private static final double PLACE = 0.1;
    private static final double TIME = 0.05;
    private static final double LEAST_OF_WORDS = 0.15;
    private static final double LEAST = 0.35;

    private final AgroalDataSource source;

    Similar(AgroalDataSource source) {
        this.source = source;
    }

    /** That the viewer may see; none for one without words, or whose words were purged. */
    public List<SimilarItem> to(Traits own, Viewer viewer, Instant now) {
        Set<String> words = Grams.pairs(own.words());
        List<Long> bands = Likeness.bands(own.clock(), words);
        if (bands.isEmpty()) {
            return List.of();
        }
        return candidates(own, bands, viewer, now).list(source, Candidate::of).stream()
                .map(other -> other.item().scored(score(own, words, other.traits())))
                .filter(item -> item.score() >= LEAST)
                .sorted(Comparator.comparingDouble(SimilarItem::score).reversed())
                .limit(MOST)
                .toList();
    }

    static Sql candidates(Traits own, List<Long> bands, Viewer viewer, Instant now) {
        Sql sql = new Sql()
                .add(
                        "select " + Candidate.COLUMNS
                                + " from (select distinct l.incident from unnest(?::bigint[]) b (band)"
                                + " cross join lateral (select k.incident from likeness k where k.band = b.band and k.incident <> ?"
                                + " order by k.reported_at desc limit " + OF_BAND
                                + ") l) c join incident i on i.id = c.incident",
                        bands.stream().map(String::valueOf).toList(),
                        own.incident())
                .add(" where i.clock = ? and (i.phase <> 'closed' or i.closed_at > ?)", own.clock(), now.minus(CLOSED));
        if (!viewer.all()) {
            sql.add(
                    " and exists (select 1 from incident_unit u where u.incident = i.id and u.left_at is null"
                            + " and u.unit = any(?) and u.capacity <> 'copy')",
                    viewer.units());
        }
        return sql;
    }

    /** To hundredths. */
    private static double score(Traits own, Set<String> words, Traits other) {
        double share = Likeness.share(words, Grams.pairs(other.words()));
        if (share < LEAST_OF_WORDS) {
            return 0;
        }
        boolean unit = own.lead() != null && own.lead().equals(other.lead());
        Duration apart = Duration.between(own.reportedAt(), other.reportedAt()).abs();
        double score = WORDS * share
                + (unit ? UNIT : 0)
                + (own.area().equals(other.area()) ? PLACE : 0)
                + (apart.compareTo(NEAR) < 0 ? TIME : 0);
        return Math.round(score * 100) / 100.0;
    }
}
