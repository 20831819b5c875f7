package org.sise.security;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sise.core.plan.Role;
import org.sise.directory.AccountRow;
import org.sise.directory.Directory;
import org.sise.directory.DirectoryStart;
import org.sise.directory.Roster;

/** In a demo every person of the directory has a log-in: the code, and the code with {@code -demo} as password. */
@ApplicationScoped
public class DemoAccounts {
    // The passwords are public, so a slow hash would only slow the start.
    private static final int COST = 4;

    // Any constant will do, as long as nothing else in this database locks the same one.
    private static final long LOCK = 0x5153_4544_454d_4f00L;

    private final boolean demo;
    private final Directory directory;

    DemoAccounts(@ConfigProperty(name = "sise.demo", defaultValue = "false") boolean demo, Directory directory) {
        this.demo = demo;
        this.directory = directory;
    }

    void onStart(@Observes @Priority(DirectoryStart.PRIORITY + 1) StartupEvent event) {
        if (demo) {
            QuarkusTransaction.requiringNew().run(this::openAll);
        }
    }

    /** One replica after the other: two that start at once would open the same ones, in orders of their own. */
    private void openAll() {
        AccountRow.getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
        directory.roster().people().forEach(DemoAccounts::open);
    }

    private static void open(Roster.Person person) {
        if (person.roles().contains(Role.MACHINE) || AccountRow.count("person", person.code()) > 0) {
            return;
        }
        AccountRow account = new AccountRow();
        account.login = person.code();
        account.person = person.code();
        account.passwordHash = BcryptUtil.bcryptHash(person.code() + "-demo", COST);
        account.persist();
    }
}
