package org.sise.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** Rows of one table in the text format of COPY. */
final class CopyText {
    private final String command;
    private final StringBuilder text = new StringBuilder();

    CopyText(String table, String columns) {
        command = "copy " + table + " (" + columns + ") from stdin";
    }

    void row(List<? extends @Nullable Object> values) {
        values.forEach(this::value);
        end();
    }

    void row(UUID first, List<? extends @Nullable Object> others) {
        value(first);
        row(others);
    }

    private void end() {
        text.setCharAt(text.length() - 1, '\n');
    }

    private void value(@Nullable Object value) {
        switch (Values.wire(value)) {
            case null -> text.append("\\N");
            case byte[] bytes -> text.append("\\\\x").append(HexFormat.of().formatHex(bytes));
            case Collection<?> texts -> array(texts);
            case Object other -> escaped(other.toString());
        }
        text.append('\t');
    }

    private void array(Collection<?> texts) {
        StringBuilder literal = new StringBuilder("{");
        for (Object one : texts) {
            literal.append(literal.length() > 1 ? "," : "").append('"');
            literal.append(one.toString().replace("\\", "\\\\").replace("\"", "\\\""));
            literal.append('"');
        }
        escaped(literal.append('}').toString());
    }

    private void escaped(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
        }
    }

    void copy(CopyManager manager) throws SQLException, IOException {
        manager.copyIn(command, new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        text.setLength(0);
    }
}
