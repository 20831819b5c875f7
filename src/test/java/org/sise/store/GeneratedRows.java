package org.sise.store;

import java.sql.SQLException;

/**
 * Any number of incidents by SQL alone, a minute apart: 3 % open and those the newest, one in a hundred red, six themes,
 * twenty units, one step each; words from the very common to the one that stands in a single old row.
 */
record GeneratedRows(RowsDatabase database, int count) {
    static final String RARE = "磷矿";

    /** Characters and pairs of what one row says, as {@link Grams} makes them of Chinese without punctuation. */
    private static final String GRAMS =
            "(select array_agg(distinct substr(t, p, n)) from generate_series(1, length(t)) p, generate_series(1, 2) n)";

    private static final String INCIDENTS = """
            insert into incident (id, number, clock, version, hash, level, provisional, phase, theme, area, owner, plan,
              standard, restricted, title, summary, grams, reads, known_at, received_at, reported_at, overdue)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'YQ-2020-' || lpad(n::text, 6, '0'),
              'real', 1, '', case when n %% 100 = 0 then 'red' when n %% 20 = 0 then 'orange'
                                  when n %% 4 = 0 then 'yellow' else 'blue' end,
              false, case when n <= %1$d * 0.97 then 'closed' else 'open' end, (array['law_enforcement', 'staff_misconduct', 'major_policy', 'sensitive_case', 'emergency', 'other'])[1 + n %% 6], '990101', '990101',
              'p', 's', false, t, '', %2$s, n, at, at, at, n > %1$d * 0.97 and n %% 50 = 0
            from generate_series(1, %1$d) n
            cross join lateral (select timestamptz '2020-01-01' + n * interval '1 minute' as at,
              '群众投诉' || (array['交警', '窗口', '法院', '民警', '社区', '司法', '监狱', '公证'])[1 + n %% 8]
              || chr(20000 + (n * 7919::bigint %% 3000)::int) || chr(20000 + (n * 104729::bigint %% 3000)::int)
              || chr(20000 + (n * 1299709::bigint %% 3000)::int)
              || case when n = %1$d / 7 then '%3$s' else '' end as t) words""";

    private static final String MEMBERS = """
            insert into incident_unit (incident, unit, capacity, joined, reported_at, clock, level, theme, phase, overdue)
            select i.id, unit, 'responsible', 1, i.reported_at, 'real', i.level, i.theme, i.phase, i.overdue
            from incident i cross join lateral (values ('zfw'), ('u' || i.reads % 20)) u (unit)""";

    private static final String STEPS = """
            insert into step (incident, id, key, unit, kind, stage, line, role, state, lapsed, opened_at, due)
            select i.id, 'verify.u' || i.reads % 20 || '.1', 'verify', 'u' || i.reads % 20, 'verify', 'handle', 'both',
              'handler', case when i.phase = 'open' then 'open' else 'settled' end, false, i.reported_at,
              i.reported_at + interval '1 day'
            from incident i""";

    /** Of eight bands three are everybody's; the others are those of thirty incidents each. */
    private static final String LIKENESS = """
            insert into likeness (band, reported_at, incident)
            select case when b < 3 then b else b * 1000000000::bigint + i.reads %% (%1$d / 30 + 1) end, i.reported_at, i.id
            from incident i cross join generate_series(0, 7) b""";

    void insert() throws SQLException {
        database.asOwner(INCIDENTS.formatted(count, GRAMS, RARE));
        database.asOwner(MEMBERS);
        database.asOwner(STEPS);
        database.asOwner(LIKENESS.formatted(count));
        database.asOwner("vacuum analyze");
    }
}
