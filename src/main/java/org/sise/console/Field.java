package org.sise.console;

import java.util.List;
import java.util.stream.Stream;

/**
 * One field of a form.
 *
 * @param name its path in the request, such as {@code outcome.tasks[0].unit}; faults name the same path
 * @param label message key
 * @param options what can be chosen, where the kind chooses
 * @param inside the fields of a group; of rows, the fields of each row that is shown
 */
public record Field(
        String name, String label, Kind kind, boolean required, List<Option> options, List<List<Field>> inside) {

    public enum Kind {
        /** Several lines. */
        TEXT,
        /** One line. */
        LINE,
        NUMBER,
        /** Local date and time. */
        TIME,
        /** Yes or no; not said where it is not required. */
        TRUTH,
        CHOICE,
        CHOICES,
        GROUP,
        ROWS,
        /** Filled in by the page. */
        HIDDEN
    }

    /** @param label of the person or unit; a message key where it starts with {@code #} */
    public record Option(String value, String label) {
        public String shown() {
            return label.startsWith("#") ? Words.of(label.substring(1)) : label;
        }
    }

    static Field of(String name, String label, Kind kind, boolean required) {
        return new Field(name, label, kind, required, List.of(), List.of());
    }

    Field with(List<Option> choice) {
        return new Field(name, label, kind, required, choice, inside);
    }

    static Field group(String name, String label, List<Field> fields, boolean required) {
        return new Field(name, label, Kind.GROUP, required, List.of(), List.of(fields));
    }

    static Field rows(String name, String label, List<List<Field>> rows, boolean required) {
        return new Field(name, label, Kind.ROWS, required, List.of(), rows);
    }

    /** The field and those inside it, in the order of the page. */
    Stream<Field> all() {
        return Stream.concat(
                Stream.of(this), inside.stream().flatMap(List::stream).flatMap(Field::all));
    }

    // A template cannot hold a constant against a word outside of a switch.
    public boolean isTruth() {
        return kind == Kind.TRUTH;
    }

    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    /** Chosen by ticking, one or several of what is shown. */
    public boolean isTicked() {
        return kind == Kind.TRUTH || kind == Kind.CHOICES;
    }

    /** How many rows a list may have. */
    public int most() {
        return Fields.MOST_ROWS;
    }

    /** Name that a page's element can have. */
    public String id() {
        return "f-" + name.replaceAll("[^A-Za-z0-9]", "-");
    }

    /** The part of the name below the field that it is in. */
    String key() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
