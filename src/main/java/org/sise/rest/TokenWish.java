package org.sise.rest;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.contract.Fault;
import org.sise.contract.Faults;
import org.sise.contract.FieldError;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.core.incident.Text;
import org.sise.store.Texts;

/**
 * Which token to issue.
 *
 * @param person whose; {@code null} for the caller's own
 */
record TokenWish(@Nullable String person, String label, Duration life) {
    private static final int LONGEST_LABEL = 80;
    private static final long USUAL_DAYS = 90;
    private static final long MOST_DAYS = 366;

    /**
     * As it is asked.
     *
     * @param person whose token; the caller's if absent
     * @param label by which one recognises it, at most 80 characters
     * @param days until it expires, 1 to 366; 90 if absent
     */
    public record Issue(
            @Nullable String person, Text label, @Nullable Long days) {}

    /** @throws Refused with everything that is wrong */
    static TokenWish of(byte[] bytes) {
        Texts texts = new Texts();
        Faults faults = new Faults();
        Binding binding = new Binding(texts, faults);
        Issue asked = binding.read(Body.of(bytes, Binding.MAPPER).json(), Issue.class);
        String label =
                Objects.requireNonNull(texts.kept().get(asked.label().hash())).body();
        long days = Objects.requireNonNullElse(asked.days(), USUAL_DAYS);
        if (label.length() > LONGEST_LABEL) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of("label", Fault.TOO_LONG, LONGEST_LABEL));
        }
        if (days < 1 || days > MOST_DAYS) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of("days", Fault.CANNOT_BE));
        }
        faults.raise();
        return new TokenWish(asked.person(), label, Duration.ofDays(days));
    }
}
