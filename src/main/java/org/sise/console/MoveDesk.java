package org.sise.console;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.app.Receipt;
import org.sise.contract.Action;
import org.sise.contract.Body;
import org.sise.contract.Desk;
import org.sise.contract.IncidentView;
import org.sise.contract.IncidentView.StepView;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.contract.Seen;
import org.sise.contract.Views;
import org.sise.core.incident.Move;
import org.sise.core.incident.Step;
import org.sise.core.incident.Verb;
import org.sise.directory.Directory;
import org.sise.directory.Roster;

/** Shows the form of a move, and makes the move that a form says. */
@RequestScoped
class MoveDesk {
    private final Desk desk;
    private final Views views;
    private final Directory directory;
    private final Shell shell;

    MoveDesk(Desk desk, Views views, Directory directory, Shell shell) {
        this.desk = desk;
        this.views = views;
        this.directory = directory;
        this.shell = shell;
    }

    /** A move with its form; {@code step} is what it is about, {@code null} for the incident as a whole. */
    record Shown(IncidentView incident, Move move, @Nullable StepView step, Form form) {}

    /** @throws Refused if there is no such move in Sise; whether it is allowed the core says */
    Move move(Seen seen, String verb, @Nullable String target, boolean recording) {
        try {
            Verb named = Verb.valueOf(verb.toUpperCase(Locale.ROOT));
            Action.of(named);
            return new Move(named, target == null ? "" : target, recording);
        } catch (IllegalArgumentException | NullPointerException unknown) {
            throw new Refused(ProblemType.NOT_FOUND, "no such move in incident " + seen.id());
        }
    }

    /** @param asked by the link to it, which may know already with what one merges */
    Shown blank(Seen seen, Move move, Sent asked) {
        Usual usual = Usual.of(seen, move, shell.now());
        if (move.recording() && !move.target().isEmpty()) {
            onlyOne(seen.step(move.target())).ifPresent(person -> usual.values().putSingle("by.decidedBy", person));
        }
        if (move.verb() == Verb.MERGE) {
            usual.values().putSingle("other", asked.value("other"));
            usual.values().putSingle("survives", asked.value("survives"));
        }
        return shown(seen, move, new Sent(usual.values()), Wrong.NOTHING);
    }

    /** Whose act it can only be: the one person of the step's unit in its role. */
    private Optional<String> onlyOne(Step step) {
        List<String> people = directory.roster().people().stream()
                .filter(person ->
                        person.active() && person.unit().equals(step.id().unit()))
                .filter(person -> person.roles().contains(step.role()))
                .map(Roster.Person::code)
                .toList();
        return people.size() == 1 ? Optional.of(people.getFirst()) : Optional.empty();
    }

    Shown again(Seen seen, Move move, Sent sent, Problem problem) {
        return shown(seen, move, sent, Wrong.of(problem));
    }

    /** @return where one goes on: of two that are merged the one that lives on */
    UUID make(Seen seen, Move move, Sent sent) {
        List<Field> fields = new MoveForms(seen, choices(seen), sent::rows).of(move);
        Body body = new Body(sent.request(fields));
        if (move.verb() == Verb.OPEN) {
            body.json().put("key", move.target());
        }
        String target = move.verb() == Verb.OPEN ? "" : move.target();
        Desk.Asked asked = new Desk.Asked(body, receipt(move, sent, body));
        return desk.command(seen, target, Action.of(move.verb()), asked)
                .result()
                .id();
    }

    private Optional<Receipt> receipt(Move move, Sent sent, Body body) {
        String once = sent.value("once");
        return once.isEmpty()
                ? Optional.empty()
                : Optional.of(new Receipt(
                        "console:" + desk.actor().person(),
                        once,
                        body.fingerprint(move.verb().name(), move.target())));
    }

    Shown shown(Seen seen, Move move, Sent sent, Wrong wrong) {
        IncidentView view = views.of(seen, null);
        StepView step = view.steps().stream()
                .filter(known -> known.id().equals(move.target()))
                .findFirst()
                .orElse(null);
        Map<String, String> hidden = Map.of(
                "verb", move.verb().name().toLowerCase(Locale.ROOT),
                "target", move.target(),
                "recording", Boolean.toString(move.recording()));
        if (step != null && step.hash() != null) {
            sent.values().putIfAbsent("outcome.hash", List.of(step.hash()));
        }
        List<Field> fields = new MoveForms(seen, choices(seen), sent::shownRows).of(move);
        return new Shown(
                view,
                move,
                step,
                new Form(
                        "/incidents/" + seen.id() + "/move",
                        "verb." + move.verb().name().toLowerCase(Locale.ROOT),
                        hidden,
                        sent.once(wrong),
                        fields,
                        sent,
                        wrong));
    }

    private Choices choices(Seen seen) {
        return Choices.of(directory.roster(), seen.incident());
    }
}
