package org.sise.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.sise.core.grading.Situation;

/** A situation as it stands in its row: as in the log. */
final class Situations {
    private static final JsonMapper MAPPER = Json.payloads();

    private Situations() {}

    static String json(Situation situation) {
        try {
            return MAPPER.writeValueAsString(situation);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot write a situation", broken);
        }
    }
}
