package org.sise.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message on {@code sise.incidents}, version 1: an entry of the log, and where the incident then stands.
 *
 * @param incidentNumber YQ-2026-000123
 * @param number of the entry within the incident
 * @param level absent, with {@code provisional}, in the message of {@code reported}: the grade is the next entry
 * @param lead unit code; absent while nobody leads
 * @param person stable pseudonymous id of who acted
 * @param capacity role in which the person acted
 * @param audience unit codes that may see the entry
 * @param href the incident, for whoever may read it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IncidentMessage(
        String incidentNumber,
        int number,
        String clock,
        @Nullable String level,
        @Nullable Boolean provisional,
        String phase,
        String theme,
        String area,
        @Nullable String lead,
        String person,
        String unit,
        String capacity,
        List<String> audience,
        LoggedEvent event,
        String previousHash,
        String hash,
        String href) {

    /** The event as it stands in the log: codes, counts, instants and hashes; never a text. */
    record LoggedEvent(String type, int version, JsonNode payload) {}
}
