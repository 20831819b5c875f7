package org.sise.app;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.sise.config.Shipped;
import org.sise.config.Shipped.Written;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Sha256;
import org.sise.directory.DirectoryStart;
import org.sise.store.RuleKind;
import org.sise.store.RuleVersions;

/**
 * Makes what the files say versions like any other, so that an incident that began with one keeps it also when the file is
 * gone from every replica. A version names one content for good: the first that came with the name.
 */
@ApplicationScoped
public class RuleStart {
    private static final Logger LOG = Logger.getLogger(RuleStart.class);

    private final Shipped shipped;
    private final RuleVersions store;
    private final Rules rules;

    RuleStart(Shipped shipped, RuleVersions store, Rules rules) {
        this.shipped = shipped;
        this.store = store;
        this.rules = rules;
    }

    void onStart(@Observes @Priority(DirectoryStart.PRIORITY + 1) StartupEvent event) {
        QuarkusTransaction.requiringNew().run(() -> {
            shipped.plans().forEach(plan -> register(RuleKind.PLAN, plan, rules::plan));
            shipped.standards().forEach(standard -> register(RuleKind.STANDARD, standard, rules::standard));
            rules.catchUp();
        });
    }

    private <T> void register(RuleKind kind, Written<T> file, Function<String, T> known) {
        String hash = Sha256.hex(file.text().getBytes(StandardCharsets.UTF_8));
        store.add(new RuleVersions.Draft(kind, file.version(), file.text(), hash, "", Actor.MACHINE.person()));
        if (!known.apply(file.version()).equals(file.value())) {
            LOG.errorf("rules=other_content kind=%s version=%s file=%s", kind, file.version(), file.file());
            throw new IllegalStateException(file.file() + " is another content of version " + file.version()
                    + " than the database has: give what is changed a new version");
        }
    }
}
