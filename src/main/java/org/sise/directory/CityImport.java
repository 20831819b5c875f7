package org.sise.directory;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.Role;

/** Brings the directory to what a city's file says; what the file does not name stays as it is. */
@ApplicationScoped
public class CityImport {
    // Any constant will do, as long as nothing else in this database locks the same one.
    static final long LOCK = 0x5153_4543_4954_5900L;

    // Replicas that start together wait for each other; a request's few seconds would end the start of the later ones.
    private static final int SECONDS = 300;
    private static final String PATIENCE = "set local statement_timeout = '" + SECONDS
            + "s'; set local idle_in_transaction_session_timeout = '" + SECONDS + "s'";

    private final EntityManager entities;

    CityImport(EntityManager entities) {
        this.entities = entities;
    }

    /** Applies the file; doing so twice, or by two replicas at once, is the same as once. */
    @Transactional
    @TransactionConfiguration(timeout = SECONDS)
    public void apply(CityFile file) {
        begin();
        put(file);
    }

    /** Applies what is written unless it was applied last: what people changed on pages since then stays. */
    @Transactional
    @TransactionConfiguration(timeout = SECONDS)
    public void applyNew(CityFile.Written file) {
        CityFile city = file.city();
        begin();
        AppliedRow applied = existing(AppliedRow.<AppliedRow>findById(AppliedRow.CITY), AppliedRow::new);
        if (file.hash().equals(applied.hash)) {
            return;
        }
        put(city);
        applied.what = AppliedRow.CITY;
        applied.hash = file.hash();
        applied.persist();
    }

    private void begin() {
        entities.createNativeQuery(PATIENCE).executeUpdate();
        lock(entities);
    }

    /** Until the end of the transaction nobody else changes the directory, in no replica. */
    static void lock(EntityManager entities) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    private void put(CityFile file) {
        // The index allows one city: the one before steps down first.
        AreaRow.update("city = false where city = true and code <> ?1", file.city());
        file.areas().forEach(area -> put(area, area.code().equals(file.city())));
        file.units().forEach(CityImport::put);
        file.units().forEach(unit -> unit.people().forEach(person -> put(unit.code(), person)));
        entities.flush();
        file.units().forEach(CityImport::putChains);
        file.units().forEach(unit -> unit.people().forEach(CityImport::putDeputies));
        file.units().forEach(unit -> unit.people().forEach(CityImport::putAccount));
    }

    private static void put(CityFile.AreaEntry area, boolean city) {
        AreaRow row = existing(AreaRow.<AreaRow>findById(area.code()), AreaRow::new);
        row.code = area.code();
        row.city = city;
        row.nameZh = area.name().zh();
        row.nameEn = area.name().en();
        row.persist();
    }

    private static void put(CityFile.UnitEntry unit) {
        UnitRow row = existing(UnitRow.<UnitRow>findById(unit.code()), UnitRow::new);
        row.code = unit.code();
        row.kind = unit.kind();
        row.area = unit.area();
        row.functionalSuperior = unit.functionalSuperior();
        row.nameZh = unit.name().zh();
        row.nameEn = unit.name().en();
        row.delivery = unit.delivery();
        row.dutyPhone = unit.dutyPhone();
        row.persist();
    }

    private static void put(String unit, CityFile.PersonEntry person) {
        PersonRow row = existing(PersonRow.<PersonRow>findById(person.code()), PersonRow::new);
        row.code = person.code();
        row.name = person.name();
        row.unit = unit;
        row.phone = person.phone();
        row.active = !Boolean.FALSE.equals(person.active());
        row.roles.retainAll(person.roles());
        row.roles.addAll(person.roles());
        row.persist();
        if (!row.active) {
            SessionRow.endAll(row.code);
        }
    }

    private static void putAccount(CityFile.PersonEntry person) {
        if (person.passwordHash() == null) {
            return;
        }
        AccountRow row = existing(AccountRow.<AccountRow>findById(person.code()), AccountRow::new);
        row.login = person.code();
        row.person = person.code();
        if (!person.passwordHash().equals(row.passwordHash)) {
            SessionRow.endAll(person.code());
        }
        row.passwordHash = person.passwordHash();
        row.persist();
    }

    private static void putChains(CityFile.UnitEntry unit) {
        CallRow.delete("unit", unit.code());
        for (Role role : Role.values()) {
            List<String> chain = unit.chain(role);
            for (int position = 0; position < chain.size(); position++) {
                CallRow row = new CallRow();
                row.unit = unit.code();
                row.role = WireNames.of(role);
                row.position = position;
                row.person = chain.get(position);
                row.persist();
            }
        }
    }

    private static void putDeputies(CityFile.PersonEntry person) {
        for (CityFile.DeputyEntry deputy : person.deputyFor()) {
            DeputyRow.Key key = new DeputyRow.Key(deputy.person(), person.code(), deputy.from());
            DeputyRow row = existing(DeputyRow.<DeputyRow>findById(key), DeputyRow::new);
            row.forPerson = deputy.person();
            row.person = person.code();
            row.from = deputy.from();
            row.until = deputy.until();
            row.persist();
        }
    }

    private static <R> R existing(@Nullable R found, Supplier<R> fresh) {
        return found == null ? fresh.get() : found;
    }
}
