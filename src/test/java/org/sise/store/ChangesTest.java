package org.sise.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sise.store.Changes.Change;
import org.sise.store.Changes.Round;

/** What a stream is told, in a real database with transactions that overtake each other. */
class ChangesTest {
    private static RowsDatabase database;
    private static Changes changes;

    @BeforeAll
    static void start() throws Exception {
        database = new RowsDatabase();
        changes = new Changes(database.source);
        database.asOwner(entries("generate_series(1, 20000)"));
        database.asOwner("analyze entry");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void of_two_transactions_that_commit_in_reverse_order_neither_is_skipped_and_none_told_twice() throws Exception {
        Position before = changes.now().now();
        try (Transaction first = new Transaction();
                Transaction second = new Transaction()) {
            UUID early = first.appends();
            UUID late = second.appends();

            second.commits();
            Round one = changes.since(before, 10);
            first.commits();
            Round two = changes.since(one.now(), 10);
            Round three = changes.since(two.now(), 10);

            assertThat(incidents(one)).containsExactly(late);
            assertThat(incidents(two)).containsExactly(early);
            assertThat(incidents(three)).isEmpty();
        }
    }

    @Test
    void a_transaction_that_never_ends_holds_up_nobody_else() throws Exception {
        try (Transaction endless = new Transaction();
                Transaction other = new Transaction()) {
            endless.appends();
            Position before = changes.now().now();

            UUID told = other.appends();
            other.commits();

            assertThat(incidents(changes.since(before, 10))).containsExactly(told);
        }
    }

    @Test
    void what_was_rolled_back_is_never_told() throws Exception {
        Position before = changes.now().now();
        try (Transaction undone = new Transaction()) {
            undone.appends();
            Round one = changes.since(before, 10);
            undone.rollsBack();

            assertThat(incidents(one)).isEmpty();
            assertThat(incidents(changes.since(one.now(), 10))).isEmpty();
        }
    }

    @Test
    void a_client_resumes_from_the_text_of_a_position() throws Exception {
        try (Transaction running = new Transaction();
                Transaction later = new Transaction()) {
            UUID missed = running.appends();
            String cursor = changes.now().now().toString();
            running.commits();
            UUID fresh = later.appends();
            later.commits();

            Position resumed = Position.parse(cursor).orElseThrow();

            assertThat(incidents(changes.since(resumed, 10))).containsExactlyInAnyOrder(missed, fresh);
        }
    }

    @Test
    void who_has_heard_of_a_future_that_was_undone_reads_anew() {
        Position now = changes.now().now();
        Position ahead = new Position(now.history(), now.oldest(), now.next() + 1_000, List.of());
        Position elsewhere = new Position("1." + "0".repeat(8), now.oldest(), now.next(), List.of());

        assertThat(changes.since(ahead, 10).whole()).isFalse();
        assertThat(changes.since(elsewhere, 10).whole()).isFalse();
        assertThat(changes.since(now, 10).whole()).isTrue();
    }

    @Test
    void who_has_missed_more_than_he_may_ask_for_reads_anew() throws Exception {
        Position before = changes.now().now();
        database.asOwner(entries("generate_series(1, 11)"));

        assertThat(changes.since(before, 11).changes()).hasSize(11);
        assertThat(changes.since(before, 10)).isEqualTo(new Round(changes.now().now(), List.of(), false));
    }

    @Test
    void a_look_walks_the_index_however_long_the_log_is() {
        Position now = changes.now().now();
        Position running = new Position(now.history(), now.oldest() - 1, now.next(), List.of(now.next() - 1));

        assertThat(Changes.query(running, 5_000).explain(database.source))
                .contains("entry_transaction")
                .doesNotContain("Seq Scan on entry");
    }

    @Test
    void a_cursor_fits_into_a_header_and_then_tells_some_things_twice() {
        List<Long> many = LongStream.range(5_000, 5_500).boxed().toList();
        Position crowded = new Position("7." + "A".repeat(8), 5_000, 6_000, many);

        assertThat(crowded).hasToString("7.AAAAAAAA/5000:5000:");
        assertThat(Position.parse("7.AAAAAAAA/5:9:5,7")).contains(new Position("7.AAAAAAAA", 5, 9, List.of(5L, 7L)));
        assertThat(List.of("", "5:9:", "7.AAAAAAAA/5:9", "7.AAAAAAAA/5:9:x", "7.AAAAAAAA/5:9:" + "1,".repeat(101)))
                .allMatch(text -> Position.parse(text).isEmpty());
    }

    private static List<UUID> incidents(Round round) {
        assertThat(round.whole()).isTrue();
        assertThat(round.changes()).allMatch(change -> change.audience().equals(Set.of("zfw")));
        return round.changes().stream().map(Change::incident).toList();
    }

    /** One for each row of a relation. */
    private static String entries(String from) {
        return "insert into entry (incident, number, type, version, at, person, unit, capacity, audience, payload,"
                + " previous_hash, hash, hash_algorithm) select gen_random_uuid(), 1, 'noted', 1, timestamptz 'epoch',"
                + " 'li', 'zfw', 'duty_officer', '{zfw}', '{}', '', '', 'sha-256' from " + from;
    }

    /** A writer on a connection of his own. */
    private static final class Transaction implements AutoCloseable {
        private final Connection connection = database.source.getConnection();

        Transaction() throws SQLException {
            connection.setAutoCommit(false);
        }

        UUID appends() throws SQLException {
            UUID incident = UUID.randomUUID();
            try (Statement insert = connection.createStatement()) {
                insert.execute(entries("(select) one").replace("gen_random_uuid()", "'" + incident + "'::uuid"));
            }
            return incident;
        }

        void commits() throws SQLException {
            connection.commit();
        }

        void rollsBack() throws SQLException {
            connection.rollback();
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }
}
