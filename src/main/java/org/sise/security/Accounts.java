package org.sise.security;

import static org.sise.directory.Administration.Deed.LOCKOUT_LIFTED;
import static org.sise.directory.Administration.Deed.PASSWORD_SET;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.Role;
import org.sise.directory.AccountRow;
import org.sise.directory.Administration;
import org.sise.directory.Administration.Change;
import org.sise.directory.Flaw;
import org.sise.directory.Flaw.Reason;
import org.sise.directory.PersonDraft;
import org.sise.directory.SessionRow;

/** Log-ins by password as an administrator keeps them; who may keep whose is for the caller to say. */
@ApplicationScoped
public class Accounts {
    public static final int SHORTEST = 12;
    /** What bcrypt reads of a password. */
    private static final int MOST_BYTES = 72;

    private final Administration administration;
    private final Passwords passwords;
    private final Sessions sessions;

    Accounts(Administration administration, Passwords passwords, Sessions sessions) {
        this.administration = administration;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /** Whether the person has a log-in by password. */
    public boolean isOpen(String person) {
        return QuarkusTransaction.requiringNew().call(() -> AccountRow.count("person", person) > 0);
    }

    /**
     * Gives the person a log-in, or another password; the old one is no longer taken, here at once, elsewhere in a minute,
     * and who logged in by it is asked for the new one.
     */
    public List<Flaw> setPassword(PersonDraft person, String typed, String again, String by) {
        boolean strong = isStrong(typed, person);
        // Before the transaction, in which others would wait for it; as slow as the check of a name that there is not.
        String hash = strong ? BcryptUtil.bcryptHash(typed) : "";
        List<Flaw> flaws = administration.make(
                new Change(by, PASSWORD_SET, person.unit(), person.code()),
                () -> List.of(
                                Flaw.unless(strong, "password", Reason.PASSWORD),
                                Flaw.unless(typed.equals(again), "again", Reason.PASSWORDS_DIFFER),
                                Flaw.unless(!person.roles().contains(Role.MACHINE), "password", Reason.MACHINE_ALONE))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList(),
                () -> write(person.code(), hash));
        passwords.forget(person.code());
        sessions.forget(person.code());
        return flaws;
    }

    private static boolean isStrong(String typed, PersonDraft person) {
        return typed.codePointCount(0, typed.length()) >= SHORTEST
                && typed.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && typed.indexOf('\0') < 0
                && !typed.toLowerCase(Locale.ROOT).contains(person.code());
    }

    private static void write(String person, String hash) {
        AccountRow row = AccountRow.<AccountRow>find("person", person)
                .firstResultOptional()
                .orElseGet(() -> fresh(person));
        row.passwordHash = hash;
        row.persist();
        SessionRow.endAll(person);
    }

    private static AccountRow fresh(String person) {
        AccountRow row = new AccountRow();
        row.login = person;
        row.person = person;
        return row;
    }

    /** Those whose log-in is slowed by this replica, longest wait first. */
    public List<Slowed> slowed() {
        return passwords.slowed();
    }

    /**
     * Lets the name be tried again at once from that address.
     *
     * @param unit whose person it is; {@code null} if nobody's
     * @param subject what the record of it names: a person, or the address
     */
    public void lift(Slowed slowed, @Nullable String unit, String subject, String by) {
        administration.make(new Change(by, LOCKOUT_LIFTED, unit, subject), List::of, () -> passwords.lift(slowed));
    }
}
