package org.sise.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    @Test
    void what_was_received_long_ago_is_forgotten_and_the_rest_is_kept() throws Exception {
        try (RowsDatabase database = new RowsDatabase()) {
            database.asOwner("""
                    insert into received (source, key, fingerprint, incident, number, at)
                    select 'kafka:jx-sfj:/test', 'key' || n, 'print', gen_random_uuid(), 1, now() - n * interval '1 day'
                      from generate_series(0, 12000) n""");

            assertThat(new Receipts(database.source, Duration.ofDays(396)).forget())
                    .isEqualTo(11_605);

            assertThat(new Sql().add("select count(*) from received").list(database.source, row -> row.getInt(1)))
                    .containsExactly(396);
        }
    }
}
