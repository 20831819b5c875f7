package org.sise.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Unit;
import org.sise.core.incident.Units;
import org.sise.core.plan.Role;

/** The directory in memory: a read never touches the database, a change made by another replica arrives in seconds. */
@ApplicationScoped
public class Directory {
    private static final Logger LOG = Logger.getLogger(Directory.class);

    private volatile Roster roster = Roster.empty();

    /** Everything that the directory knows, names included. */
    public Roster roster() {
        return roster;
    }

    /** What a decision taken at {@code now} sees. */
    public Units units(Instant now) {
        return roster.at(now);
    }

    /** The person with own roles and those held at {@code now} as a deputy; empty if unknown or no longer active. */
    public Optional<Actor> actor(String person, Instant now) {
        return units(now).person(person);
    }

    /** A person's name for display; the code itself where the directory does not know it. */
    public String nameOf(String person) {
        return roster.nameOf(person);
    }

    /** Reads the database anew; to be called after the transaction of a change. */
    public void reload() {
        roster = QuarkusTransaction.requiringNew().call(Directory::read);
    }

    // In the background, so that no decision waits for it and no statement of it lands in a writer's transaction.
    @Scheduled(
            every = "${sise.directory.refresh}",
            delayed = "${sise.directory.refresh}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            reload();
        } catch (PersistenceException | IllegalStateException unreachable) {
            // The last one read stays in force: people must be able to work on when the database comes back.
            LOG.warnf("directory=stale reason=%s", unreachable.getMessage());
        }
    }

    private static Roster read() {
        return new Roster(
                AreaRow.<AreaRow>listAll().stream()
                        .map(row -> new Roster.Area(row.code, row.city, row.nameZh, row.nameEn))
                        .toList(),
                UnitRow.<UnitRow>listAll().stream().map(Directory::entry).toList(),
                PersonRow.<PersonRow>listAll().stream().map(Directory::person).toList(),
                DeputyRow.<DeputyRow>listAll().stream()
                        .map(row -> new Roster.Deputy(row.forPerson, row.person, row.from, row.until))
                        .toList(),
                chains(CallRow.listAll(Sort.by("unit", "role", "position"))));
    }

    private static Roster.Entry entry(UnitRow row) {
        return new Roster.Entry(
                new Unit(row.code, row.kind, row.area, row.functionalSuperior),
                row.nameZh,
                row.nameEn,
                row.delivery,
                row.dutyPhone);
    }

    private static Roster.Person person(PersonRow row) {
        return new Roster.Person(row.code, row.name, row.unit, row.phone, row.active, row.roles);
    }

    private static List<Units.CallChain> chains(List<CallRow> rows) {
        record Line(String unit, Role role) {}
        Map<Line, List<String>> lines = new LinkedHashMap<>();
        for (CallRow row : rows) {
            lines.computeIfAbsent(new Line(row.unit, WireNames.role(row.role)), line -> new ArrayList<>())
                    .add(row.person);
        }
        return lines.entrySet().stream()
                .map(line ->
                        new Units.CallChain(line.getKey().unit(), line.getKey().role(), line.getValue()))
                .toList();
    }
}
