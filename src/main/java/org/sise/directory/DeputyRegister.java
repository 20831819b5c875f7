package org.sise.directory;

import static org.sise.directory.Administration.Deed.DEPUTY_ENDED;
import static org.sise.directory.Administration.Deed.DEPUTY_NAMED;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sise.directory.Administration.Change;
import org.sise.directory.Flaw.Reason;

/** Standing delegations within a unit. */
@ApplicationScoped
public class DeputyRegister {
    private final Administration administration;
    private final InstantSource clock;

    DeputyRegister(Administration administration, InstantSource clock) {
        this.administration = administration;
        this.clock = clock;
    }

    /** Those that are or will be in force for a person, the earliest first. */
    public List<Roster.Deputy> of(String person) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> DeputyRow.<DeputyRow>list(
                                        "forPerson = ?1 and until > ?2", Sort.by("from"), person, clock.instant())
                                .stream()
                                .map(row -> new Roster.Deputy(row.forPerson, row.person, row.from, row.until))
                                .toList());
    }

    public List<Flaw> name(PersonDraft principal, DeputyDraft draft, String by) {
        return administration.make(
                new Change(by, DEPUTY_NAMED, principal.unit(), principal.code() + "/" + draft.person()),
                () -> Stream.of(
                                Flaw.unless(isColleague(principal, draft.person()), "person", Reason.NOT_OF_THE_UNIT),
                                Flaw.unless(draft.from().isBefore(draft.until()), "until", Reason.UNTIL_BEFORE_FROM),
                                Flaw.unless(clock.instant().isBefore(draft.until()), "until", Reason.NO_TIME))
                        .flatMap(Optional::stream)
                        .toList(),
                () -> write(principal.code(), draft));
    }

    /** Ends it now; one that has not begun is gone. */
    public void end(PersonDraft principal, DeputyRow.Key key, String by) {
        Instant now = clock.instant();
        administration.make(
                new Change(by, DEPUTY_ENDED, principal.unit(), principal.code() + "/" + key.person()),
                List::of,
                () -> DeputyRow.<DeputyRow>findByIdOptional(key)
                        .filter(row -> row.until.isAfter(now))
                        .ifPresent(row -> end(row, now)));
    }

    private static void end(DeputyRow row, Instant now) {
        if (row.from.isBefore(now)) {
            row.until = now;
            return;
        }
        row.delete();
    }

    private static boolean isColleague(PersonDraft principal, String deputy) {
        return !deputy.equals(principal.code())
                && PersonRow.count("code = ?1 and unit = ?2 and active", deputy, principal.unit()) == 1;
    }

    private static void write(String principal, DeputyDraft draft) {
        DeputyRow.Key key = new DeputyRow.Key(principal, draft.person(), draft.from());
        DeputyRow row = DeputyRow.<DeputyRow>findByIdOptional(key).orElseGet(DeputyRow::new);
        row.forPerson = principal;
        row.person = draft.person();
        row.from = draft.from();
        row.until = draft.until();
        row.persist();
    }
}
