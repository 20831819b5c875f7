package org.sise.store;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of rows that hang on an incident, and the one statement part that writes any number of them.
 *
 * @param key what tells its rows apart, the incident among it
 * @param given the incident first
 */
record RowTable(String name, String key, Given given, String onConflict) {

    static final RowTable STEP = of(
            "step",
            "incident, id",
            "id text,key text,unit text,kind text,stage text,line text,role text,state text,lapsed boolean,"
                    + "opened_at timestamptz,ended_at timestamptz,done_at timestamptz,due timestamptz",
            "state,lapsed,ended_at,done_at,due");

    static final RowTable LIMIT = of(
            "running_limit",
            "incident, id",
            "id text,clock text,kind text,unit text,start timestamptz,due timestamptz,wake timestamptz,state text,"
                    + "missed boolean,ended_at timestamptz",
            "kind,unit,start,due,wake,state,missed,ended_at");

    /** {@code joined} stays at the first time: whoever comes back was known here before. */
    static final RowTable MEMBER = of(
            "incident_unit",
            "incident, unit",
            "unit text,capacity text,joined int,left_at int,reported_at timestamptz,clock text,level text,theme text,"
                    + "phase text,overdue boolean",
            "capacity,left_at,level,phase,overdue");

    static final RowTable SITUATION = of(
            "situation",
            "incident, number",
            "number int,at timestamptz,standard text,level text,confirmed boolean,situation text",
            "level,confirmed,situation");

    /** One row for each incident. */
    static final RowTable FIGURE = of(
            "figure",
            "incident",
            FigureValues.columns(),
            "level,lead,units,answered_in," + String.join(",", FigureValues.counts()));

    /** Written once, with the report. */
    static final RowTable LIKENESS =
            of("likeness", "band, reported_at, incident", "band bigint,reported_at timestamptz", "");

    private static RowTable of(String name, String key, String columns, String changing) {
        Given given = Given.of("incident uuid," + columns);
        return new RowTable(name, key, given, changing.isEmpty() ? "nothing" : "update set " + excluded(changing));
    }

    private static String excluded(String columns) {
        return Stream.of(columns.split(","))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
    }

    String upsert() {
        return "insert into " + name + " (" + given.names() + ") select " + given.names() + " from " + given.table()
                + " on conflict (" + key + ") do " + onConflict;
    }
}
