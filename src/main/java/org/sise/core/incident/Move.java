package org.sise.core.incident;

/**
 * Something that an actor may do now.
 *
 * @param target step id, limit id or step key; empty for the incident as a whole
 * @param recording only as the recorder of what another person did or decided
 */
public record Move(Verb verb, String target, boolean recording) {
    public static Move of(Verb verb) {
        return new Move(verb, "", false);
    }

    public static Move of(Verb verb, Object target) {
        return new Move(verb, target.toString(), false);
    }

    public static Move recording(Verb verb, Object target) {
        return new Move(verb, target.toString(), true);
    }
}
