package org.sise.walk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sise.core.incident.Unit;
import org.sise.core.plan.StepKind;
import org.sise.directory.Delivery;
import org.sise.directory.Directory;
import org.sise.directory.Roster;
import org.sise.kafka.Department;
import org.sise.kafka.Department.Said;

/** Departments that have Kafka alone: what one of them may say of its own step by message, it says so. */
@Dependent
class Voices {
    private static final Pattern OF_A_STEP = Pattern.compile("/steps/([^/]+)/(acknowledge|settle|return|extension)");
    /** They decide, approve and publish, for which a person is needed. */
    private static final Set<Unit.Kind> AT_THE_CONSOLE = Set.of(Unit.Kind.COMMISSION, Unit.Kind.COMMITTEE);

    private final Directory directory;
    private final String broker;
    private final Map<String, Department> departments = new HashMap<>();

    Voices(Directory directory, @ConfigProperty(name = "kafka.bootstrap.servers") String broker) {
        this.directory = directory;
        this.broker = broker;
    }

    /** What somebody asks of a step. */
    record Wish(UUID incident, String person, String path, String body) {}

    /** @return whether it is a message's to say; then it was said, and taken */
    boolean say(Wish wish, String kind) {
        Matcher step = OF_A_STEP.matcher(wish.path());
        if (!step.matches() || !mayBeSaid(step.group(2), kind)) {
            return false;
        }
        Optional<String> unit =
                department(wish.person()).filter(code -> step.group(1).contains("." + code + "."));
        unit.ifPresent(code -> say(code, wish, step));
        return unit.isPresent();
    }

    private static boolean mayBeSaid(String what, String kind) {
        return !what.equals("settle")
                || StepKind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)).isSettledByMessage();
    }

    private Optional<String> department(String person) {
        Roster roster = directory.roster();
        return roster.people().stream()
                .filter(known -> known.code().equals(person))
                .flatMap(known -> roster.unit(known.unit()).stream())
                .filter(entry -> entry.delivery() == Delivery.KAFKA)
                .map(Roster.Entry::unit)
                .filter(unit -> !AT_THE_CONSOLE.contains(unit.kind()))
                .map(Unit::code)
                .findFirst();
    }

    private void say(String unit, Wish wish, Matcher step) {
        String rest = wish.body().strip().substring(1).strip();
        String body = "{'step': '" + step.group(1) + "'" + (rest.equals("}") ? rest : ", " + rest);
        Said said =
                Said.of(wish.person(), "reply." + step.group(2), wish.incident().toString(), body);
        try {
            Department.Answered answered = departments
                    .computeIfAbsent(unit, code -> Department.of(code, broker))
                    .asks(said);
            assertThat(answered.type()).as(wish + ": " + answered.body()).isEqualTo("taken");
        } catch (ExecutionException broken) {
            throw new IllegalStateException("saying " + wish, broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("saying " + wish, stop);
        }
    }

    @PreDestroy
    void close() {
        departments.values().forEach(Department::close);
    }
}
