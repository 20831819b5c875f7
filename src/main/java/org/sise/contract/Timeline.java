package org.sise.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sise.store.Contents;
import org.sise.store.Entry;
import org.sise.store.EventLog;
import org.sise.store.Queries;
import org.sise.store.Verification;

/** What has happened, as far as the caller may see it. */
@RequestScoped
public class Timeline {
    private final Desk desk;
    private final Queries queries;
    private final Contents contents;
    private final Rendering rendering;
    private final EventLog log;

    Timeline(Desk desk, Queries queries, Contents contents, Rendering rendering, EventLog log) {
        this.desk = desk;
        this.queries = queries;
        this.contents = contents;
        this.rendering = rendering;
        this.log = log;
    }

    /**
     * Whether the chain holds.
     *
     * @param firstBroken number of the first entry that is not what was written
     * @param anchor hash of the last entry
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Verified(
            boolean ok, int entries, @Nullable Integer firstBroken, String anchor) {}

    /** Entries, oldest first, with the words in them by hash; words that were purged, or are not for the caller, are absent. */
    public record Reading(List<Entry> entries, Map<String, String> words) {}

    /** {@code next}: what to give as {@code after} for the next page; absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<EntryView> entries, @Nullable Integer next) {}

    /**
     * One entry.
     *
     * @param event what happened, with the words in it
     * @param hash of the entry; the chain's anchor stands on the topic of all incidents
     */
    public record EntryView(
            int number,
            String type,
            Instant at,
            String person,
            String unit,
            String capacity,
            JsonNode event,
            String hash) {}

    /** Oldest first. */
    public Page of(Seen seen, int after, int most) {
        List<Entry> entries = entries(seen, Math.max(0, after), most);
        Map<String, String> words = seen.readable(contents.bodies(seen.id()));
        Integer next = entries.size() == most ? entries.getLast().number() : null;
        return new Page(entries.stream().map(entry -> view(entry, words)).toList(), next);
    }

    /** Everything at once, for a page that tells the whole story; at most {@code most} entries. */
    public Reading read(Seen seen, int most) {
        return new Reading(entries(seen, 0, most), seen.readable(contents.bodies(seen.id())));
    }

    private List<Entry> entries(Seen seen, int after, int most) {
        return queries.timeline(seen.id(), desk.viewer(), after, most).stream()
                .map(entry -> entry.with(seen.sight().readable(entry.event())))
                .toList();
    }

    /** Computes the chain of hashes anew. */
    public Verified verify(Seen seen) {
        Verification found = log.verify(seen.id());
        return new Verified(found.ok(), found.entries(), found.broken().orElse(null), found.anchor());
    }

    private EntryView view(Entry entry, Map<String, String> words) {
        return new EntryView(
                entry.number(),
                entry.type(),
                entry.at(),
                entry.person(),
                entry.unit(),
                Wire.of(entry.capacity()),
                rendering.of(entry.event(), words),
                entry.hash());
    }
}
