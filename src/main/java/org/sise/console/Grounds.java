package org.sise.console;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sise.contract.Problem;
import org.sise.core.incident.Ground;
import org.sise.core.incident.Ground.Argument;
import org.sise.core.incident.StepId;

/** Why the rules refused, in the page's language, with names for the codes that the sentence is about. */
final class Grounds {
    private Grounds() {}

    /**
     * The words of the ground; there may be others where it is another's to do, and others again for one part of the console.
     *
     * @param problem one that has a code
     */
    static String said(Problem problem, String place) {
        String ground = "ground." + problem.code();
        String ofKind = ground + "." + Words.kind(problem);
        String key = Stream.of(ofKind + "." + place, ofKind)
                .filter(Words::knows)
                .findFirst()
                .orElse(ground);
        return Words.say(key, worded(problem));
    }

    private static Object[] worded(Problem problem) {
        List<Argument> arguments = Ground.valueOf(String.valueOf(problem.code()).toUpperCase(Locale.ROOT))
                .arguments();
        return IntStream.range(0, arguments.size())
                .mapToObj(i -> worded(arguments.get(i), problem.arguments().get(i)))
                .toArray();
    }

    private static String worded(Argument argument, String value) {
        return switch (argument) {
            case STEP -> Words.stepAndUnit(StepId.of(value));
            case STEP_KEY -> Words.step(value);
            case UNIT -> Words.unit(value);
            case PERSON -> Words.person(value);
            case AREA -> Words.area(value);
            case LIMIT -> Words.limit(value);
            case LEVEL -> Words.name("Level", value);
            case VERB -> Words.name("Verb", value);
            case COURSE -> Words.name("Outcome.Decide.Course", value);
            case STATE -> Words.name("Step.State", value);
            case TIME -> Times.minute(Instant.parse(value));
            case FIELD -> Words.field(value);
            case PARTY -> Words.name("Party", value);
            case ROLE -> Words.name("Role", value);
            case KIND, HASH, TEXT, VERSION, INCIDENT -> value;
        };
    }
}
