package org.sise.drill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.sise.app.Incidents;
import org.sise.app.Receipt;
import org.sise.config.Clocks;
import org.sise.contract.Action;
import org.sise.contract.Body;
import org.sise.contract.Desk;
import org.sise.contract.IncidentActions;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.contract.Wire;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Event.Linked.Relation;
import org.sise.core.incident.Ground;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Rejected;
import org.sise.security.Speaking;
import org.sise.store.Outage;
import org.sise.store.Texts;

/** Plays the scenario in, each inject under a receipt: once, whoever dies. Ends what a stopped drill left. */
@ApplicationScoped
class Plays {
    private static final Logger LOG = Logger.getLogger(Plays.class);
    private static final int MOST = 50;
    private static final String STANDS = Wire.of(Ground.DRILL_STANDS);

    private final DrillRows rows;
    private final InjectRows injects;
    private final Clocks clocks;
    private final Desk desk;
    private final Speaking speaking;
    private final Incidents incidents;

    Plays(DrillRows rows, InjectRows injects, Clocks clocks, Desk desk, Speaking speaking, Incidents incidents) {
        this.rows = rows;
        this.injects = injects;
        this.clocks = clocks;
        this.desk = desk;
        this.speaking = speaking;
        this.incidents = incidents;
    }

    /** An inject whose hour has come, and what time it is in the drill. */
    private record Cue(Drill drill, Inject inject, Instant now) {
        /** Whoever plays it again, because somebody died before he noted it, finds what it brought about. */
        Receipt receipt(Body body) {
            String number = Integer.toString(inject.number());
            return new Receipt("drill:" + drill.code(), number, body.fingerprint("inject", number));
        }
    }

    /** Plays the next inject that is due, as who planned the drill; false: there is none now. */
    @ActivateRequestContext
    boolean next(String code) {
        Optional<Cue> due = rows.find(code)
                .filter(drill -> drill.state() == Drill.State.RUNNING)
                .flatMap(this::cue);
        return due.filter(this::isPlayed).isPresent();
    }

    private boolean isPlayed(Cue cue) {
        Optional<Inject.Fate> fate = fate(cue);
        fate.ifPresent(become -> injects.played(cue.drill().code(), cue.inject().number(), become));
        return fate.isPresent();
    }

    private Optional<Cue> cue(Drill drill) {
        Instant now = clocks.now(drill.code(), rows.now());
        Instant began = rows.beginning(drill.code()).orElseThrow();
        return injects.due(drill.code(), Duration.between(began, now)).map(inject -> new Cue(drill, inject, now));
    }

    /** Empty: the drill was paused or ended meanwhile, and the inject is still to come. */
    private Optional<Inject.Fate> fate(Cue cue) {
        try {
            return Optional.of(new Inject.Fate(cue.now(), play(cue), null));
        } catch (Refused refused) {
            return STANDS.equals(refused.problem().code()) ? Optional.empty() : Optional.of(refused(cue, refused));
        } catch (RuntimeException fault) {
            if (Outage.behind(fault).isPresent()) {
                throw fault;
            }
            LOG.errorf(
                    fault,
                    "drill=%s inject=%d outcome=failed",
                    cue.drill().code(),
                    cue.inject().number());
            return Optional.of(refused(cue, new Refused(ProblemType.INTERNAL_ERROR, "the fault is in our log")));
        }
    }

    private static Inject.Fate refused(Cue cue, Refused refused) {
        LOG.infof(
                "drill=%s inject=%d outcome=refused type=%s",
                cue.drill().code(), cue.inject().number(), refused.problem().type());
        return new Inject.Fate(cue.now(), null, Inject.Refusal.of(refused.problem()));
    }

    /** As its director would ask it by REST; answers which incident it is about. */
    private UUID play(Cue cue) {
        if (!speaking.as(cue.drill().plannedBy(), person -> !person.isMachine())) {
            throw new Refused(ProblemType.UNKNOWN_PERSON, "who planned the drill is no longer in the directory");
        }
        Body body = new Body(cue.inject().body());
        Desk.Asked asked = new Desk.Asked(body, Optional.of(cue.receipt(body)));
        return switch (cue.inject().kind()) {
            case REPORT -> desk.report(asked, cue.drill().code()).result().id();
            case COUNTS, RUMOUR, PRESS -> play(cue, IncidentActions.FOLLOW_UP, asked);
            case RAISE -> play(cue, IncidentActions.GRADE, asked);
        };
    }

    private UUID play(Cue cue, Action action, Desk.Asked asked) {
        UUID about = about(cue);
        desk.command(desk.see(about), "", action, asked);
        return about;
    }

    /** The incident of its report; of one that was merged, the one that it became part of. */
    private UUID about(Cue cue) {
        UUID reported = reported(cue);
        Incident incident = incidents.state(reported);
        return incident.links().stream()
                .filter(link -> incident.isOver() && link.relation() == Relation.DUPLICATE)
                .map(link -> desk.named("of", link.incident()).id())
                .findFirst()
                .orElse(reported);
    }

    private UUID reported(Cue cue) {
        return injects.of(cue.drill().code()).stream()
                .filter(report -> report.kind() == Inject.Kind.REPORT)
                .filter(report -> Objects.equals(report.key(), cue.inject().target()))
                .map(report -> report.fate().incident())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new Refused(ProblemType.NOT_READY, "its report has made no incident"));
    }

    /** Cancels what is open in drills that are over; another replica may do the same. */
    void endWhatIsLeft() {
        for (UUID left : rows.leftOpen(MOST)) {
            try {
                incidents.command(left, new Command.EndExercise(), Actor.MACHINE, new Texts(), Optional.empty());
            } catch (Rejected closed) {
                LOG.debugf("drill=closed_already incident=%s", left);
            } catch (RuntimeException fault) { // the others end all the same
                LOG.errorf(fault, "drill=not_ended incident=%s", left);
            }
        }
    }
}
