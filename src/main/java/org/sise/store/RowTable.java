package org.sise.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of rows that hang on an incident, and the one statement part that writes any number of them.
 *
 * @param key what tells its rows apart, the incident first
 */
record RowTable(String name, String key, List<Column> columns, String onConflict) {

    /** A column and its type in PostgreSQL. */
    record Column(String name, String type) {
        /** An array of arrays would have to be rectangular: within one, an array is its text. */
        String wire() {
            return type.endsWith("[]") ? "text" : type;
        }

        String given() {
            return "given." + name + "::" + type;
        }
    }

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
        return new RowTable(
                name, key, columns(columns), changing.isEmpty() ? "nothing" : "update set " + excluded(changing));
    }

    private static String excluded(String columns) {
        return List.of(columns.split(",")).stream()
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
    }

    /** @param declared as {@code name type,name type} */
    static List<Column> columns(String declared) {
        return Stream.of(declared.split(",")).map(RowTable::column).toList();
    }

    private static Column column(String declared) {
        int blank = declared.indexOf(' ');
        return new Column(declared.substring(0, blank), declared.substring(blank + 1));
    }

    /** Takes one array per column, the incidents' ids first. */
    String upsert() {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String arrays = columns.stream().map(c -> "?::" + c.wire() + "[]").collect(Collectors.joining(", "));
        String values = columns.stream().map(Column::given).collect(Collectors.joining(", "));
        return "insert into " + name + " (incident, " + names + ") select given.incident, " + values
                + " from unnest(?::uuid[], " + arrays + ") as given (incident, " + names + ") on conflict (" + key
                + ") do " + onConflict;
    }
}
