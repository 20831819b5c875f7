package org.sise.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Columns of the rows that a statement is given, as a single value however many they are: a JSON array, of which PostgreSQL makes
 * rows again. Of an array for each column it makes them in thrice the time (docs/benchmarks.md).
 */
record Given(List<Column> columns) {
    private static final JsonFactory JSON = new JsonFactory();

    /** A column and its type in PostgreSQL. */
    record Column(String name, String type) {}

    /** @param declared as {@code name type,name type} */
    static Given of(String declared) {
        return new Given(Stream.of(declared.split(",")).map(Given::column).toList());
    }

    private static Column column(String declared) {
        int blank = declared.indexOf(' ');
        return new Column(declared.substring(0, blank), declared.substring(blank + 1));
    }

    /** As {@code name, name}. */
    String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** The rows as a table of the statement, called {@code given}; its one parameter is their {@link #json}. */
    String table() {
        return columns.stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", ", "json_to_recordset(?::json) as given (", ")"));
    }

    /** @param rows each with a value for every column, in their order */
    String json(List<? extends List<? extends @Nullable Object>> rows) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (List<? extends @Nullable Object> row : rows) {
                json.writeStartObject();
                for (int i = 0; i < columns.size(); i++) {
                    json.writeFieldName(columns.get(i).name());
                    write(json, row.get(i));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return text.toString();
    }

    /** Whatever the column's type, its value is read from text. */
    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (Values.wire(value)) {
            case null -> json.writeNull();
            case byte[] bytes -> json.writeString("\\x" + HexFormat.of().formatHex(bytes));
            case Collection<?> texts -> json.writeArray(texts.toArray(String[]::new), 0, texts.size());
            case Object other -> json.writeString(other.toString());
        }
    }
}
