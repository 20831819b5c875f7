package org.sise.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.Line;
import org.sise.core.plan.Occasion;
import org.sise.core.plan.Party;
import org.sise.core.plan.Rhythm;
import org.sise.core.plan.Role;
import org.sise.core.plan.Stage;
import org.sise.core.plan.StepKind;
import org.sise.core.plan.StepSpec;
import org.sise.core.plan.StepSpec.Opening;

/** Reads one step of a plan together with the limits that are written inside it. */
record StepReader(StepSpec step, List<LimitSpec> limits, YamlValue where) {
    /** A key becomes part of step ids ({@code draft.gaj.2}), so it has no dot. */
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    static StepReader read(YamlValue value) {
        YamlMap bare = value.map();
        YamlValue key = bare.need("key");
        if (!KEY.matcher(key.text()).matches()) {
            throw key.refuse("a key is small letters, digits and underscores: '" + key.text() + "'");
        }
        YamlValue named = value.at(value.path() + "." + key.text());
        YamlMap map = named.map(
                "key",
                "kind",
                "stage",
                "line",
                "party",
                "role",
                "after",
                "if",
                "byHand",
                "of",
                "with",
                "rhythm",
                "acknowledge",
                "limit");
        Rhythm rhythm = map.maybe("rhythm").map(LimitReader::rhythm).orElse(null);
        return new StepReader(step(key.text(), map, rhythm), limits(key.text(), map, rhythm), named);
    }

    private static StepSpec step(String key, YamlMap map, @Nullable Rhythm rhythm) {
        Occasion occasion =
                map.maybe("if").map(value -> value.among(Occasion.class)).orElse(null);
        return new StepSpec(
                key,
                map.need("kind").among(StepKind.class),
                map.need("stage").among(Stage.class),
                map.need("line").among(Line.class),
                parties(map.need("party")),
                map.need("role").among(Role.class),
                after(map.need("after")),
                opening(map),
                occasion,
                map.maybe("of").map(YamlValue::text).orElse(null),
                map.maybe("with").map(YamlValue::text).orElse(null),
                rhythm);
    }

    private static List<LimitSpec> limits(String key, YamlMap map, @Nullable Rhythm rhythm) {
        List<LimitSpec> limits = new ArrayList<>();
        map.maybe("acknowledge")
                .map(value -> LimitReader.acknowledgement(key, value))
                .ifPresent(limits::add);
        map.maybe("limit").map(value -> LimitReader.ofStep(key, value)).ifPresent(limits::add);
        if (rhythm != null) {
            if (map.maybe("limit").isPresent()) {
                throw map.need("limit").refuse("a rhythm is its own limit");
            }
            limits.add(LimitReader.ofRhythm(key, rhythm, map.need("rhythm")));
        }
        return limits;
    }

    private static Opening opening(YamlMap map) {
        boolean byHand = map.yes("byHand");
        if (byHand && map.maybe("if").isPresent()) {
            throw map.need("byHand").refuse("a step with 'if' may be opened by hand anyway");
        }
        if (byHand) {
            return Opening.BY_HAND;
        }
        return map.maybe("if").isPresent() ? Opening.OCCASION : Opening.MUST;
    }

    private static List<Party> parties(YamlValue value) {
        List<Party> parties =
                value.oneOrMore().stream().map(each -> each.among(Party.class)).toList();
        if (parties.isEmpty()) {
            throw value.refuse("a step falls to somebody");
        }
        value.distinct(parties);
        return parties;
    }

    private static Set<String> after(YamlValue value) {
        if (value.isScalar()) {
            if (!value.text().equals("start")) {
                throw value.refuse("needs 'start' or a list of keys");
            }
            return Set.of();
        }
        Set<String> keys = value.names();
        if (keys.isEmpty()) {
            throw value.refuse("write 'start' for a step that opens with the report");
        }
        return keys;
    }
}
