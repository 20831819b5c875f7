package org.sise.contract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sise.core.incident.Rejected;

/** Every kind of problem that the API answers with; names and statuses are part of the contract (docs/problems.md). */
public enum ProblemType {
    MALFORMED(400, "The request is not readable JSON of the expected form"),
    INVALID_REQUEST(400, "Fields are missing, unknown or of the wrong form"),
    NOT_FOUND(404, "There is no such thing, or it is not for you to see"),
    FORBIDDEN(403, "This is not for you to do in this incident"),
    CROSS_SITE(403, "A page of another site sent this"),
    /** Of a page's form; the API has none. */
    FORM_EXPIRED(400, "The form's token has run out"),
    WRONG_METHOD(405, "The address does not have this method"),
    NOT_ACCEPTABLE(406, "Only JSON is answered"),
    NOT_ALLOWED(409, "This cannot be done now"),
    CHANGED_MEANWHILE(412, "The incident has another version by now"),
    TOO_LARGE(413, "The request is too large"),
    WRONG_MEDIA_TYPE(415, "Send application/json"),
    KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    INVALID(422, "What the request says cannot be"),
    UNKNOWN_STEP(404, "The incident has no such step"),
    UNKNOWN_UNIT(422, "There is no such unit"),
    UNKNOWN_PERSON(422, "There is no such person"),
    UNKNOWN_LIMIT(404, "The incident has no such limit"),
    WRONG_OUTCOME(422, "The step is settled by another kind of outcome"),
    WRONG_STATE(409, "The incident or the step is no longer in the state for this"),
    VERSION_MISMATCH(409, "This is not the version that was approved"),
    SAME_PERSON(409, "Drafter and approver must be two persons"),
    CAUSE_LOCKED(409, "A cause may be stated only after the finding"),
    OUT_OF_SCOPE(422, "Sise does not do this, on purpose"),
    PERSONAL_DATA(422, "A text holds personal data"),
    IMPLAUSIBLE_TIME(422, "A time cannot be"),
    NOT_READY(409, "Something that must be there first is missing"),
    TOO_MANY_STREAMS(429, "Too many streams are open"),
    UNAVAILABLE(503, "The database cannot be reached, or not in time"),
    INTERNAL_ERROR(500, "Something went wrong here");

    private static final List<ProblemType> OF_FRAMEWORK =
            List.of(MALFORMED, FORBIDDEN, NOT_FOUND, WRONG_METHOD, NOT_ACCEPTABLE, TOO_LARGE, WRONG_MEDIA_TYPE);

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String uri() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the framework refuses by its status alone. */
    public static Optional<ProblemType> of(int status) {
        return OF_FRAMEWORK.stream().filter(type -> type.status == status).findFirst();
    }

    public static ProblemType of(Rejected.Reason reason) {
        return valueOf(reason.name());
    }
}
