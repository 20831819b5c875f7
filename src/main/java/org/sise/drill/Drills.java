package org.sise.drill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.sise.config.Clocks;
import org.sise.config.Segment;
import org.sise.contract.Fault;
import org.sise.contract.FieldError;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.contract.Wire;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Units;
import org.sise.core.plan.Calendar;
import org.sise.directory.Directory;
import org.sise.drill.Drill.State;
import org.sise.drill.DrillAuthority.Act;

/** Plans drills, starts, pauses, paces and ends them. */
@ApplicationScoped
public class Drills {
    private static final int MOST = 100;
    /** How far from now a drill's own time may begin. */
    private static final Duration FARTHEST = Duration.ofDays(366);

    private final DrillRows rows;
    private final InjectRows injects;
    private final Places places;
    private final Clocks clocks;
    private final Directory directory;
    private final DrillConfig config;
    private final InstantSource replicaClock;

    Drills(
            DrillRows rows,
            InjectRows injects,
            Places places,
            Clocks clocks,
            Directory directory,
            DrillConfig config,
            InstantSource replicaClock) {
        this.rows = rows;
        this.injects = injects;
        this.places = places;
        this.clocks = clocks;
        this.directory = directory;
        this.config = config;
        this.replicaClock = replicaClock;
    }

    /** What a drill is planned with; who holds it, whom its reports are about and whose they are, take part without being named. */
    record Wish(String name, List<String> participants, int speed, List<Inject> injects) {}

    @Transactional
    Drill plan(Wish wish, Actor actor) {
        checkMayPlan(actor);
        Set<String> participants = new LinkedHashSet<>(List.of(actor.unit()));
        participants.addAll(wish.participants());
        places.concerned(wish.injects()).forEach(participants::add);
        DrillRows.Draw draw = rows.draw();
        String code = "yl-%d-%03d".formatted(draw.now().atZone(Calendar.ZONE).getYear(), draw.number());
        Drill drill = new Drill(
                code,
                wish.name(),
                actor.unit(),
                List.copyOf(participants),
                State.PLANNED,
                wish.speed(),
                actor.person(),
                draw.now(),
                null,
                null);
        rows.insert(drill);
        wish.injects().forEach(inject -> injects.insert(code, inject));
        return drill;
    }

    void checkMayPlan(Actor actor) {
        if (!authority(actor).mayPlan()) {
            throw new Refused(ProblemType.FORBIDDEN, "drills are planned by the coordinator of a commission");
        }
    }

    /** Those that the actor may see, the newest first. */
    public List<Drill> seen(Actor actor) {
        DrillAuthority authority = authority(actor);
        String participant = authority.isCentre() ? null : actor.unit();
        return rows.newest(participant, MOST).stream().filter(authority::sees).toList();
    }

    /** Those that go on, or are paused. */
    public List<Drill> on(Actor actor) {
        return rows.on().stream().filter(authority(actor)::sees).toList();
    }

    boolean isCentre(Actor actor) {
        return authority(actor).isCentre();
    }

    /** @throws Refused as not found also where it is hidden */
    public Drill see(String code, Actor actor) {
        return rows.find(code).filter(authority(actor)::sees).orElseThrow(() -> notFound(code));
    }

    /** The same of one whose clock goes, or has gone. */
    public Drill begun(String code, Actor actor) {
        Drill drill = see(code, actor);
        if (drill.startedAt() == null) {
            throw notFound(code);
        }
        return drill;
    }

    /** The day on which the actor's commission owes its next one; today if it never held any; empty for who plans none. */
    public Optional<LocalDate> nextDue(Actor actor) {
        if (!mayPlan(actor)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(replicaClock.instant(), Calendar.ZONE);
        return Optional.of(rows.lastBegun(actor.unit())
                .map(begun -> LocalDate.ofInstant(begun, Calendar.ZONE).plus(config.every()))
                .orElse(today));
    }

    private static Refused notFound(String code) {
        return new Refused(ProblemType.NOT_FOUND, "no drill " + code + " that you may see");
    }

    /** What the actor may do with it now, by wire name. */
    public List<String> acts(Drill drill, Actor actor) {
        return authority(actor).acts(drill).stream().map(Wire::of).toList();
    }

    public boolean mayPlan(Actor actor) {
        return authority(actor).mayPlan();
    }

    public List<Inject> injects(Drill drill) {
        return injects.of(drill.code());
    }

    /** What time it is in it, by this replica's clock, for showing; empty before it has begun. */
    public Optional<Instant> now(Drill drill) {
        return drill.startedAt() == null
                ? Optional.empty()
                : Optional.of(clocks.now(drill.code(), replicaClock.instant()));
    }

    public Optional<Instant> beginning(Drill drill) {
        return rows.beginning(drill.code());
    }

    /** @param startsAt drill time at T+0; the present if {@code null} */
    @Transactional
    public Drill start(String code, @Nullable Instant startsAt, Actor actor) {
        return change(code, actor, Act.START, (drill, now) -> {
            Instant real = real(now);
            Instant begins = startsAt == null ? real : startsAt;
            if (Duration.between(real, begins).abs().compareTo(FARTHEST) > 0) {
                throw Refused.of(ProblemType.IMPLAUSIBLE_TIME, FieldError.of("startsAt", Fault.CANNOT_BE));
            }
            rows.add(code, new Segment(real, begins, drill.speed()));
            return drill.as(State.RUNNING, drill.speed(), real, null);
        });
    }

    @Transactional
    public Drill pause(String code, Actor actor) {
        return change(code, actor, Act.PAUSE, this::paused);
    }

    @Transactional
    public Drill resume(String code, Actor actor) {
        return change(code, actor, Act.RESUME, (drill, now) -> {
            rows.add(code, new Segment(real(now), clocks.now(code, now), drill.speed()));
            return drill.as(State.RUNNING, drill.speed(), drill.startedAt(), null);
        });
    }

    /** @param speed seconds of it in one second */
    @Transactional
    public Drill pace(String code, int speed, Actor actor) {
        checkSpeed(speed);
        return change(code, actor, Act.PACE, (drill, now) -> {
            if (drill.state() == State.RUNNING) {
                rows.add(code, new Segment(real(now), clocks.now(code, now), speed));
            }
            return drill.as(drill.state(), speed, drill.startedAt(), null);
        });
    }

    /** @throws Refused if it is none */
    public static void checkSpeed(long speed) {
        if (speed < 1 || speed > Drill.FASTEST) {
            throw Refused.of(ProblemType.INVALID, FieldError.of("speed", Fault.CANNOT_BE));
        }
    }

    /** What is open in it is cancelled after that, by whichever replica comes first. */
    @Transactional
    public Drill stop(String code, Actor actor) {
        return change(code, actor, Act.STOP, (drill, now) -> {
            if (drill.startedAt() != null) {
                rows.add(code, new Segment(real(now), clocks.now(code, now), 0));
            }
            return drill.as(State.ENDED, drill.speed(), drill.startedAt(), real(now));
        });
    }

    /** 真实情况: pauses every drill that the actor's unit takes part in; answers which. */
    @Transactional
    public List<Drill> realSituation(Actor actor) {
        DrillAuthority authority = authority(actor);
        if (!authority.mayCallRealSituation()) {
            throw new Refused(ProblemType.FORBIDDEN, "a person of a unit that takes part says that it is real");
        }
        return rows.on().stream()
                .filter(drill -> drill.state() == State.RUNNING && authority.isPartOf(drill))
                .flatMap(drill -> rows.lock(drill.code()).stream())
                .filter(locked -> locked.state() == State.RUNNING)
                .map(locked -> kept(paused(locked, rows.now())))
                .toList();
    }

    private Drill paused(Drill drill, Instant now) {
        rows.add(drill.code(), new Segment(real(now), clocks.now(drill.code(), now), 0));
        return drill.as(State.PAUSED, drill.speed(), drill.startedAt(), null);
    }

    /** The time is asked after the lock: whoever decided before has decided at an earlier one. */
    private Drill change(String code, Actor actor, Act act, BiFunction<Drill, Instant, Drill> change) {
        DrillAuthority authority = authority(actor);
        Drill drill = rows.lock(code).filter(authority::sees).orElseThrow(() -> notFound(code));
        if (!authority.acts(drill).contains(act)) {
            throw refusal(authority, drill, act);
        }
        return kept(change.apply(drill, rows.now()));
    }

    private static Refused refusal(DrillAuthority authority, Drill drill, Act act) {
        boolean ever = List.of(State.values()).stream()
                .map(state -> drill.as(state, drill.speed(), drill.startedAt(), drill.endedAt()))
                .anyMatch(other -> authority.acts(other).contains(act));
        return ever
                ? new Refused(ProblemType.WRONG_STATE, drill.code() + " is " + Wire.of(drill.state()))
                : new Refused(ProblemType.FORBIDDEN, "not for you: " + Wire.of(act) + " " + drill.code());
    }

    private Drill kept(Drill drill) {
        rows.update(drill);
        return drill;
    }

    private Instant real(Instant databaseNow) {
        return clocks.now(Clocks.REAL, databaseNow);
    }

    private DrillAuthority authority(Actor actor) {
        return new DrillAuthority(actor, units());
    }

    private Units units() {
        return directory.units(replicaClock.instant());
    }
}
