package org.sise.core.incident;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.sise.core.plan.Party;
import org.sise.core.plan.Plan;
import org.sise.core.plan.Role;

/**
 * Whether a city has the units that a plan names, and somebody in them for what it asks: what a plan alone cannot say
 * (PlanCheck says the rest). Parties that an incident names are not asked for.
 */
public final class Staffing {
    private Staffing() {}

    /** A post that a plan counts on. */
    private record Post(Party party, Role role) {}

    /** @throws Rejected with the first unit, or role in a unit of the city, that is missing */
    public static void check(Plan plan, Units units) throws Rejected {
        for (Post post : posts(plan).toList()) {
            Optional<Unit> unit = kind(post.party()).flatMap(kind -> units.of(kind, units.city()));
            if (unit.isEmpty()) {
                throw new Rejected(Ground.PARTY_MISSING, post.party());
            }
            // The committee needs no account: its answer is its own (rule 9).
            if (post.party() != Party.COMMITTEE && !units.hasHolder(unit.get().code(), post.role())) {
                throw new Rejected(Ground.ROLE_MISSING, post.party(), post.role());
            }
        }
    }

    private static Stream<Post> posts(Plan plan) {
        return plan.flows().values().stream()
                .flatMap(flow -> flow.steps().stream())
                .flatMap(step -> step.parties().stream().map(party -> new Post(party, step.role())))
                .filter(post -> kind(post.party()).isPresent())
                .distinct()
                .sorted(Comparator.comparing(Post::party).thenComparing(Post::role));
    }

    private static Optional<Unit.Kind> kind(Party party) {
        return switch (party) {
            case DUTY, COMMISSION, LOCAL -> Optional.of(Unit.Kind.COMMISSION);
            case PUBLICITY -> Optional.of(Unit.Kind.PUBLICITY);
            case CYBERSPACE -> Optional.of(Unit.Kind.CYBERSPACE);
            case COMMITTEE -> Optional.of(Unit.Kind.COMMITTEE);
            case RESPONSIBLE, ASSISTING, FUNCTIONAL, ORGAN, CONSULTED, TASKED, TASKFORCE, PUBLISHER -> Optional.empty();
        };
    }
}
