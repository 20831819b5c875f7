package org.sise.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sise.contract.Fault;
import org.sise.contract.Faults;
import org.sise.contract.FieldError;
import org.sise.contract.ProblemType;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Unit;
import org.sise.core.incident.Units;
import org.sise.directory.Directory;

/** Units and areas that a plan of a drill names. */
@ApplicationScoped
class Places {
    private final Directory directory;
    private final InstantSource replicaClock;

    Places(Directory directory, InstantSource replicaClock) {
        this.directory = directory;
        this.replicaClock = replicaClock;
    }

    /** Where a scenario that ships happens: at the first participant that is no commission, else with who holds it. */
    void place(ObjectNode report, List<String> participants, Actor actor) {
        Optional<Unit> about = participants.stream()
                .flatMap(code -> units().unit(code).stream())
                .filter(unit -> unit.kind() != Unit.Kind.COMMISSION)
                .findFirst();
        about.ifPresent(unit -> report.put("responsibleUnit", unit.code()));
        about.or(() -> units().unit(actor.unit())).ifPresent(unit -> report.put("areaCode", unit.area()));
    }

    /** What could not be reported when its hour comes is told now. */
    void check(List<String> participants, List<Inject> injects, Actor actor) {
        Faults faults = new Faults();
        for (int i = 0; i < participants.size(); i++) {
            if (units().unit(participants.get(i)).isEmpty()) {
                faults.add(ProblemType.UNKNOWN_UNIT, FieldError.of("participants[" + i + "]", Fault.UNKNOWN_NAME));
            }
        }
        for (Inject inject : injects) {
            if (inject.kind() == Inject.Kind.REPORT) {
                String place = "injects, at " + inject.after() + ": report.";
                if (inject.responsible()
                        .filter(unit -> units().unit(unit).isEmpty())
                        .isPresent()) {
                    faults.add(ProblemType.UNKNOWN_UNIT, FieldError.of(place + "responsibleUnit", Fault.UNKNOWN_NAME));
                }
                String area = inject.area();
                if (!units().isArea(area)) {
                    faults.add(ProblemType.INVALID, FieldError.of(place + "areaCode", Fault.UNKNOWN_NAME));
                } else if (!isOwnArea(area, actor)) {
                    faults.add(ProblemType.INVALID, FieldError.of(place + "areaCode", Fault.CANNOT_BE));
                }
            }
        }
        faults.raise();
    }

    /** A county drills itself; the city whomever it likes. */
    private boolean isOwnArea(String area, Actor actor) {
        return actor.unit().equals(units().cityCommission()) || actor.unit().equals(units().commission(area));
    }

    /** Whom the reports of a plan are about, and who owns them at first. */
    Stream<String> concerned(List<Inject> injects) {
        return injects.stream()
                .filter(inject -> inject.kind() == Inject.Kind.REPORT)
                .flatMap(inject ->
                        Stream.concat(Stream.of(units().commission(inject.area())), inject.responsible().stream()));
    }

    private Units units() {
        return directory.units(replicaClock.instant());
    }
}
