package org.sise.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command line: {@code --name value} options, and words. */
record Arguments(Map<String, String> options, List<String> words) {

    static Arguments of(String... arguments) {
        Map<String, String> options = new HashMap<>();
        List<String> words = new ArrayList<>();
        for (Iterator<String> rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            String next = rest.next();
            if (!next.startsWith("--")) {
                words.add(next);
            } else if (FLAGS.contains(next.substring(2))) {
                options.put(next.substring(2), "");
            } else if (rest.hasNext()) {
                options.put(next.substring(2), rest.next());
            } else {
                throw new Refusal(next + " needs a value.");
            }
        }
        return new Arguments(options, words);
    }

    private static final List<String> FLAGS = List.of("once", "follow");

    /** Refuses an option that this command does not know: a misspelt one must not pass silently. */
    Arguments only(String... known) {
        for (String name : options.keySet()) {
            if (!List.of(known).contains(name)) {
                throw new Refusal("unknown option --" + name + "; known here: --" + String.join(", --", known) + ".");
            }
        }
        return this;
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    Path path(String name, Path otherwise) {
        return option(name).map(Path::of).orElse(otherwise);
    }

    Optional<Integer> port(String name) {
        return option(name).map(Arguments::asPort);
    }

    private static int asPort(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // the same refusal as for a number that is no port
        }
        throw new Refusal(text + " is no port.");
    }
}
