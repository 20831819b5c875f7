package org.sise.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.contract.Fault;
import org.sise.contract.Faults;
import org.sise.contract.FieldError;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Text;
import org.sise.store.Texts;

/** Reads what a drill is planned with, JSON or YAML, and plans it. */
@ApplicationScoped
public class Planning {
    /** Those that ship, in resources/drill. */
    public static final List<String> SHIPPED = List.of("yellow", "climb", "red");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Drills drills;
    private final Places places;

    Planning(Drills drills, Places places) {
        this.drills = drills;
        this.places = places;
    }

    /**
     * 演练方案.
     *
     * @param scenario one that ships, in place of injects of one's own
     * @param participants unit codes; the holder takes part anyway
     * @param speed seconds of the drill in one second, 1 to 600; 1 if absent
     */
    public record Plan(
            Text name,
            @Nullable String scenario,
            List<String> participants,
            @Nullable Long speed,
            List<Scenario.Said> injects) {}

    /** @throws Refused with everything that is wrong */
    public Drill plan(ObjectNode asked, Actor actor) {
        drills.checkMayPlan(actor);
        Texts texts = new Texts();
        Plan plan = new Binding(texts, new Faults()).read(asked, Plan.class);
        long speed = Objects.requireNonNullElse(plan.speed(), 1L);
        Drills.checkSpeed(speed);
        List<Inject> injects =
                plan.scenario() == null ? Scenario.of(plan.injects(), asked.path("injects")) : shipped(plan, actor);
        places.check(plan.participants(), injects, actor);
        String name =
                Objects.requireNonNull(texts.kept().get(plan.name().hash())).body();
        return drills.plan(new Drills.Wish(name, plan.participants(), Math.toIntExact(speed), injects), actor);
    }

    private List<Inject> shipped(Plan asked, Actor actor) {
        if (!asked.injects().isEmpty() || !SHIPPED.contains(asked.scenario())) {
            throw Refused.of(
                    ProblemType.INVALID_REQUEST,
                    FieldError.of("scenario", Fault.UNKNOWN_NAME).allowing(SHIPPED));
        }
        ObjectNode script = read(asked.scenario());
        JsonNode injects = script.path("injects");
        for (JsonNode inject : injects) {
            if (inject.path("report") instanceof ObjectNode report) {
                places.place(report, asked.participants(), actor);
            }
        }
        Plan plan = new Binding(new Texts(), new Faults()).read(script, Plan.class);
        return Scenario.of(plan.injects(), injects);
    }

    private static ObjectNode read(String scenario) {
        String name = "drill/" + scenario + ".yaml";
        try (InputStream stream = Planning.class.getClassLoader().getResourceAsStream(name)) {
            return (ObjectNode) YAML.readTree(Objects.requireNonNull(stream, name));
        } catch (IOException broken) {
            throw new UncheckedIOException("the build lost " + name, broken);
        }
    }

    /** An alias would be read as its own name. */
    private static void checkWrittenOut(byte[] bytes) throws IOException {
        try (YAMLParser parser = YAML.getFactory().createParser(bytes)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    int line = parser.currentTokenLocation().getLineNr();
                    throw new Refused(
                            ProblemType.MALFORMED, "the body uses an alias in line " + line + ": write it out");
                }
            }
        }
    }

    /**
     * A mapping in YAML; JSON is YAML, too.
     *
     * @throws Refused if it is none, with line and column
     */
    public static ObjectNode document(byte[] bytes) {
        if (bytes.length > Body.MOST_BYTES) {
            throw new Refused(ProblemType.TOO_LARGE, "the body has more than 256 KiB");
        }
        try {
            checkWrittenOut(bytes);
            JsonNode tree = YAML.readTree(bytes);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new Refused(ProblemType.MALFORMED, "the body is no mapping");
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            String where = place == null ? "" : ": line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new Refused(ProblemType.MALFORMED, "the body is not YAML" + where);
        } catch (IOException broken) {
            throw new Refused(ProblemType.MALFORMED, "the body could not be read");
        }
    }
}
