package org.sise.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the changes that people ask for on pages: one after the other in the whole installation, so that what was checked
 * still holds when it is written, and each with a row that says who changed what.
 */
@ApplicationScoped
public class Administration {
    private static final int SHOWN = 30;

    private final EntityManager entities;
    private final Directory directory;
    private final DutyCalendar calendar;

    Administration(EntityManager entities, Directory directory, DutyCalendar calendar) {
        this.entities = entities;
        this.directory = directory;
        this.calendar = calendar;
    }

    public enum Deed {
        UNIT_ADDED,
        UNIT_CHANGED,
        PERSON_ADDED,
        PERSON_CHANGED,
        PERSON_ENDED,
        PERSON_BACK,
        PASSWORD_SET,
        DEPUTY_NAMED,
        DEPUTY_ENDED,
        CHAIN_SET,
        LOCKOUT_LIFTED,
        DAYS_SET,
        DAYS_CLEARED,
        CALENDAR_PUBLISHED
    }

    /**
     * A change to be recorded.
     *
     * @param person who makes it
     * @param unit whose matter it is; {@code null} for the whole city's
     * @param subject the code of what is changed
     */
    public record Change(String person, Deed deed, @Nullable String unit, String subject) {}

    /** Writes unless something is wrong; this replica sees the change at once, the others within seconds. */
    public List<Flaw> make(Change change, Supplier<List<Flaw>> check, Runnable write) {
        List<Flaw> flaws = QuarkusTransaction.requiringNew().call(() -> {
            CityImport.lock(entities);
            List<Flaw> found = check.get();
            if (found.isEmpty()) {
                write.run();
                record(change);
            }
            return found;
        });
        if (flaws.isEmpty()) {
            directory.reload();
            calendar.reload();
        }
        return flaws;
    }

    private static void record(Change change) {
        ChangeRow row = new ChangeRow();
        row.person = change.person();
        row.what = WireNames.of(change.deed());
        row.unit = change.unit();
        row.subject = change.subject();
        row.persist();
    }

    /** The latest changes of what the administrator keeps, newest first. */
    public List<ChangeRow> latest(Mandate mandate) {
        Sort newest = Sort.descending("id");
        return QuarkusTransaction.requiringNew()
                .call(() -> mandate.city()
                        ? ChangeRow.<ChangeRow>findAll(newest).page(0, SHOWN).list()
                        : ChangeRow.<ChangeRow>find("unit", newest, mandate.unit())
                                .page(0, SHOWN)
                                .list());
    }
}
