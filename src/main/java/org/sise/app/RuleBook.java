package org.sise.app;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sise.core.incident.Actor;
import org.sise.store.RuleKind;
import org.sise.store.RuleVersions.Deed;
import org.sise.store.RuleVersions.Version;

/**
 * Which version of plan and standard holds when: of those that were put into force, the one that holds from the latest time;
 * of two from the same time the one that was put into force later.
 *
 * @param deeds all of them, in the order in which they were done
 */
public record RuleBook(List<Deed> deeds) {
    static final RuleBook EMPTY = new RuleBook(List.of());

    private static final Comparator<Deed> LATEST =
            Comparator.comparing(RuleBook::from).thenComparing(Deed::seq);

    public RuleBook {
        deeds = List.copyOf(deeds);
    }

    /** Where a version stands. */
    public enum Standing {
        DRAFT,
        /** To be in force later. */
        SCHEDULED,
        IN_FORCE,
        /** Was in force; incidents that began with it go on with it. */
        FORMER,
        WITHDRAWN
    }

    /** The number of the last deed; 0 while there is none. */
    long latest() {
        return deeds.isEmpty() ? 0 : deeds.getLast().seq();
    }

    /** Empty: what the files say. */
    public Optional<Deed> inForce(RuleKind kind, Instant at) {
        return deeds.stream()
                .filter(deed -> deed.kind() == kind && isActivation(deed))
                .filter(deed -> !from(deed).isAfter(at) && !isReplaced(deed))
                .max(LATEST);
    }

    /** What was still to come when its version was given another time, or taken back, never comes. */
    private boolean isReplaced(Deed activation) {
        return deeds.stream()
                .filter(deed ->
                        deed.kind() == activation.kind() && deed.version().equals(activation.version()))
                .anyMatch(deed ->
                        deed.seq() > activation.seq() && from(activation).isAfter(deed.at()));
    }

    /** @param file the version that holds while nobody put one into force */
    Standing standing(Version version, String file, Instant at) {
        RuleKind kind = version.kind();
        if (isWithdrawn(kind, version.version()) && !wasInForce(kind, version.version(), at)) {
            return Standing.WITHDRAWN;
        }
        if (inForce(kind, at).map(Deed::version).orElse(file).equals(version.version())) {
            return Standing.IN_FORCE;
        }
        Optional<Deed> activation = activations(kind, version.version()).max(Comparator.comparing(Deed::seq));
        if (activation.isEmpty()) {
            boolean ofFile = version.drafter().equals(Actor.MACHINE.person());
            return ofFile ? Standing.FORMER : Standing.DRAFT;
        }
        return from(activation.get()).isAfter(at) ? Standing.SCHEDULED : Standing.FORMER;
    }

    /** What began with it goes on with it: it is never as if it had not been. */
    private boolean wasInForce(RuleKind kind, String version, Instant at) {
        return activations(kind, version).anyMatch(deed -> !from(deed).isAfter(at));
    }

    private Stream<Deed> activations(RuleKind kind, String version) {
        return deeds.stream()
                .filter(deed -> deed.kind() == kind && deed.version().equals(version))
                .filter(deed -> isActivation(deed) && !isReplaced(deed));
    }

    public Optional<Deed> last(RuleKind kind, String version, Deed.What what) {
        return deeds.stream()
                .filter(deed -> deed.kind() == kind && deed.version().equals(version) && deed.what() == what)
                .max(Comparator.comparing(Deed::seq));
    }

    private boolean isWithdrawn(RuleKind kind, String version) {
        return last(kind, version, Deed.What.WITHDRAWN).isPresent();
    }

    private static boolean isActivation(Deed deed) {
        return deed.what() == Deed.What.ACTIVATED;
    }

    private static Instant from(Deed deed) {
        Instant from = deed.from();
        if (from == null) {
            throw new IllegalStateException("an activation without its time: " + deed.kind() + " " + deed.version());
        }
        return from;
    }
}
