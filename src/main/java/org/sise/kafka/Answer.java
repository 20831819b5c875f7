package org.sise.kafka;

import java.util.UUID;
import org.sise.contract.Problem;

/** What became of a reply, version 1: told on a topic of the unit that spoke. */
sealed interface Answer {
    /** As in {@code ce_type}. */
    String kind();

    /**
     * Done.
     *
     * @param reply id of the message, as {@code causationid} in the headers
     * @param source of the message
     * @param type of the message
     * @param number of the incident's last entry after it
     * @param repeated it had been taken before, and nothing was done again
     */
    record Taken(
            String reply,
            String source,
            String type,
            UUID incident,
            String incidentNumber,
            int number,
            boolean repeated)
            implements Answer {
        @Override
        public String kind() {
            return "taken";
        }
    }

    /**
     * Nothing was changed.
     *
     * @param reply id of the message, as {@code causationid} in the headers
     * @param source of the message
     * @param type of the message
     * @param problem what REST would answer
     */
    record Refused(String reply, String source, String type, Problem problem) implements Answer {
        @Override
        public String kind() {
            return "refused";
        }
    }

    static Refused refused(CloudEvent event, Problem problem) {
        return new Refused(event.id(), event.source(), event.type(), problem);
    }

    /**
     * An answer, and where it belongs.
     *
     * @param clock of the incident: of a drill nothing is told on a real topic; the real one where no incident is known
     */
    record Told(Answer answer, String clock) {}
}
