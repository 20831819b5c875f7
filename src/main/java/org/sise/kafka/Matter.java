package org.sise.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.contract.Faults;
import org.sise.contract.Refused;
import org.sise.contract.Report;
import org.sise.store.Texts;

/**
 * A report that came by message, as far as it is compared with the next of its matter.
 *
 * @param key of its source; whoever has the same key keeps his place among the others
 * @param actor who speaks
 * @param rest everything that it says but its counts
 */
record Matter(String key, String actor, JsonNode rest, JsonNode counts) {

    /**
     * Empty for one that has no key.
     *
     * @throws Refused if it would be refused for its form: what is folded into another is not lost unseen
     */
    static Optional<Matter> of(CloudEvent event) {
        Body body = Body.of(event.data(), Binding.MAPPER);
        body.dropAuthorFields();
        Report report = new Binding(new Texts(), new Faults()).read(body.json(), Report.class);
        String key = report.dedupKey();
        if (key == null) {
            return Optional.empty();
        }
        JsonNode counts = body.json().path("situation") instanceof ObjectNode situation
                ? Optional.ofNullable(situation.remove("counts")).orElseGet(situation::objectNode)
                : body.json().objectNode();
        return Optional.of(new Matter(key, event.actor(), body.json(), counts));
    }

    /** Whoever has heard this one has heard the other: the same words, and counts that are no smaller. */
    boolean saysAllOf(Matter other) {
        return actor.equals(other.actor)
                && rest.equals(other.rest)
                && other.counts.properties().stream().allMatch(this::reaches);
    }

    private boolean reaches(Map.Entry<String, JsonNode> count) {
        JsonNode own = counts.path(count.getKey());
        return own.isNumber() && own.longValue() >= count.getValue().longValue();
    }
}
