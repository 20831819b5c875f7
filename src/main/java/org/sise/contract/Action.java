package org.sise.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.sise.core.incident.Command;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Verb;

/**
 * One thing that can be asked of an incident, or of a step or limit of it.
 *
 * @param form the record in which it is asked
 * @param target what it is asked of must be there: that is told before what is wrong with the request
 * @param making how a request of that form becomes a command
 */
public record Action(Class<? extends Record> form, Consumer<Place> target, Making making) {

    /** Makes the command that a request says. */
    public interface Making {
        /** @throws Refused with everything that is wrong with it */
        Command command(Place place, ObjectNode asked, Binding binding);
    }

    /** What is asked of: an incident as the caller sees it, and the id of a step or limit, empty for the incident as a whole. */
    public record Place(Desk desk, Seen seen, String target) {
        StepId step() {
            return seen.step(target).id();
        }

        private void find() {
            if (!target.isEmpty()) {
                step();
            }
        }
    }

    /** Of the incident as a whole, or of a step. */
    static <T extends Record> Action of(Class<T> form, BiFunction<Place, T, Command> said) {
        return new Action(form, Place::find, (place, asked, binding) -> said.apply(place, binding.read(asked, form)));
    }

    /** Of a step, whose kind says what is asked. */
    static Action ofStep(Class<? extends Record> form, Making making) {
        return new Action(form, Place::find, making);
    }

    /** Of a person, whom the request names again. */
    static <T extends Record> Action ofPerson(Class<T> form, BiFunction<Place, T, Command> said) {
        return new Action(form, place -> {}, (place, asked, binding) -> said.apply(place, binding.read(asked, form)));
    }

    /** Of a limit. */
    static <T extends Record> Action ofLimit(Class<T> form, BiFunction<Place, T, Command> said) {
        return new Action(
                form,
                place -> place.seen().limit(place.target()),
                (place, asked, binding) -> said.apply(place, binding.read(asked, form)));
    }

    /**
     * By the verb of a move.
     *
     * @throws IllegalArgumentException for what is asked elsewhere (report, purge) or by nobody (pass)
     */
    public static Action of(Verb verb) {
        return switch (verb) {
            case FOLLOW_UP -> IncidentActions.FOLLOW_UP;
            case CORRECT -> IncidentActions.CORRECT;
            case RAISE, LOWER, SET_CLASS -> IncidentActions.GRADE;
            case ASSIGN -> IncidentActions.ASSIGN;
            case OPEN -> IncidentActions.OPEN;
            case INVITE -> IncidentActions.INVITE;
            case ISSUE -> IncidentActions.ISSUE;
            case REGROUP -> IncidentActions.REGROUP;
            case EXTEND_LIMIT -> IncidentActions.EXTEND_LIMIT;
            case CIRCULATE -> IncidentActions.CIRCULATE;
            case NOTE -> IncidentActions.NOTE;
            case RECUSE -> IncidentActions.RECUSE;
            case SHARE -> IncidentActions.SHARE;
            case LINK -> IncidentActions.LINK;
            case CHANGE_OWNER -> IncidentActions.CHANGE_OWNER;
            case REPIN -> IncidentActions.REPIN;
            case CLOSE -> IncidentActions.CLOSE;
            case MERGE -> IncidentActions.MERGE;
            case ACKNOWLEDGE -> StepActions.ACKNOWLEDGE;
            case SETTLE -> StepActions.SETTLE;
            case AMEND -> StepActions.AMEND;
            case RETURN -> StepActions.RETURN;
            case EXTEND -> StepActions.EXTEND;
            case CALL -> StepActions.CALL;
            case SUPERVISE -> StepActions.SUPERVISE;
            case WAIVE -> StepActions.WAIVE;
            case CORRECT_STATEMENT -> StepActions.CORRECT_STATEMENT;
            case REPORT, PURGE, PASS, END_EXERCISE ->
                throw new IllegalArgumentException("no action of an incident: " + verb);
        };
    }
}
