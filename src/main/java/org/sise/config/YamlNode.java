package org.sise.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a YAML document that knows its line and column, which Jackson's own tree forgets. */
sealed interface YamlNode {

    /** Far deeper than any document a person writes, far shallower than the stack of a thread. */
    int DEEPEST = 30;

    /** Where the part begins, as {@code line:column}, both from 1. */
    String at();

    /** Named parts, in the order of the file. */
    record Mapping(String at, Map<String, Entry> entries) implements YamlNode {}

    /** Parts without names. */
    record Sequence(String at, List<YamlNode> items) implements YamlNode {}

    /** A value; {@code token} tells text from number, boolean and null. */
    record Scalar(String at, JsonToken token, String text) implements YamlNode {}

    /** A part of a mapping, and where its name stands. */
    record Entry(String at, YamlNode value) {}

    /**
     * Reads the one document of a stream, which the caller closes. A key that is repeated, an alias, and a second document
     * are refused as {@link InvalidDocument}: what a file says twice it does not say clearly.
     */
    static YamlNode read(String file, InputStream stream) {
        return read(file, () -> new YAMLFactory().createParser(new Unclosed(stream)));
    }

    /** As {@link #read(String, InputStream)}. */
    static YamlNode read(String file, Reader text) {
        return read(file, () -> new YAMLFactory().createParser(text));
    }

    /** How the parser is opened. */
    interface Opening {
        YAMLParser parser() throws IOException;
    }

    private static YamlNode read(String file, Opening opening) {
        try (var parser = opening.parser()) {
            return new TreeReader(file, parser).document();
        } catch (JsonProcessingException notYaml) {
            var location = notYaml.getLocation();
            throw new InvalidDocument(
                    file, location == null ? "1:1" : position(location), "not YAML: " + notYaml.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private static String position(JsonLocation location) {
        return location.getLineNr() + ":" + location.getColumnNr();
    }

    /** A view of the caller's stream that Jackson may close without closing the stream itself. */
    final class Unclosed extends FilterInputStream {
        Unclosed(InputStream stream) {
            super(stream);
        }

        @Override
        public void close() {}
    }

    /** Follows the parser's tokens once, from the first to the last. */
    record TreeReader(String file, YAMLParser parser) {

        YamlNode document() throws IOException {
            if (parser.nextToken() == null) {
                throw refused("1:1", "the file is empty");
            }
            var root = node(0);
            if (parser.nextToken() != null) {
                throw refused(here(), "holds a second document");
            }
            return root;
        }

        private YamlNode node(int depth) throws IOException {
            if (depth > DEEPEST) {
                throw refused(here(), "is nested more than " + DEEPEST + " deep");
            }
            if (parser.isCurrentAlias()) {
                throw refused(here(), "uses an alias: write the part out");
            }
            return switch (parser.currentToken()) {
                case START_OBJECT -> mapping(depth + 1);
                case START_ARRAY -> sequence(depth + 1);
                default -> new Scalar(here(), parser.currentToken(), parser.getText());
            };
        }

        private Mapping mapping(int depth) throws IOException {
            var at = here();
            var entries = new LinkedHashMap<String, Entry>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var nameAt = here();
                var name = parser.currentName();
                parser.nextToken();
                if (entries.put(name, new Entry(nameAt, node(depth))) != null) {
                    throw refused(nameAt, "repeats the key " + name);
                }
            }
            return new Mapping(at, entries);
        }

        private Sequence sequence(int depth) throws IOException {
            var at = here();
            var items = new ArrayList<YamlNode>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(depth));
            }
            return new Sequence(at, items);
        }

        private String here() {
            return position(parser.currentTokenLocation());
        }

        private InvalidDocument refused(String at, String reason) {
            return new InvalidDocument(file, at, reason);
        }
    }
}
