package org.sise.store;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Up to where the log has been told: a snapshot of the database (docs/adr/0010). As text it is a client's cursor.
 *
 * @param history the server and its timeline; another one after a restore, or a failover
 * @param oldest every transaction before this one has ended
 * @param next the first transaction that had not begun
 * @param running those between the two that had not ended
 */
public record Position(String history, long oldest, long next, List<Long> running) {
    /** A header has room for so many. */
    private static final int NAMED = 100;

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,20}\\.[0-9A-F]{8})/(\\d{1,18}):(\\d{1,18}):((?:\\d{1,18},?){0," + NAMED + "})");

    public Position {
        running = List.copyOf(running);
    }

    /** Empty if it is none of ours. */
    public static Optional<Position> parse(String cursor) {
        Matcher parts = FORM.matcher(cursor);
        return parts.matches() ? Optional.of(of(parts.group(1), cursor.substring(parts.end(1) + 1))) : Optional.empty();
    }

    /** @param snapshot as PostgreSQL writes it: {@code oldest:next:running,running} */
    static Position of(String history, String snapshot) {
        String[] parts = snapshot.split(":", -1);
        List<Long> running = Stream.of(parts[2].split(","))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .toList();
        return new Position(history, Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
    }

    /** Whether that what was told here had happened by then; not so after a restore to an earlier moment. */
    boolean isWithin(Position now) {
        return history.equals(now.history) && next <= now.next;
    }

    /** Where very many are running only the oldest is named: what is younger may then be told again. */
    @Override
    public String toString() {
        if (running.size() > NAMED) {
            return new Position(history, oldest, oldest, List.of()).toString();
        }
        return history + "/" + oldest + ":" + next + ":"
                + running.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
