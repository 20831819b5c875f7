package org.sise.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Problem;

/**
 * What became of a message that came in, version 1: taken, or refused with the problem that REST would answer.
 *
 * @param reply id of the message, as {@code causationid} in the headers
 * @param source of the message
 * @param type of the message
 * @param incident absent where none is known, or visible
 * @param number of the incident's last entry after it was taken
 * @param repeated it had been taken before, and nothing was done again
 * @param problem absent when it was taken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(
        String reply,
        String source,
        String type,
        @Nullable UUID incident,
        @Nullable String incidentNumber,
        @Nullable Integer number,
        @Nullable Boolean repeated,
        @Nullable Problem problem) {

    static Answer refused(CloudEvent event, Problem problem) {
        return new Answer(event.id(), event.source(), event.type(), null, null, null, null, problem);
    }

    boolean isTaken() {
        return problem == null;
    }
}
