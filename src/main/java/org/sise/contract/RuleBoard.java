package org.sise.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sise.app.RuleBook.Standing;
import org.sise.app.RuleDesk;
import org.sise.config.Clocks;
import org.sise.config.InvalidDocument;
import org.sise.core.grading.Standard;
import org.sise.core.grading.StandardChange;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Rejected;
import org.sise.core.plan.Plan;
import org.sise.core.plan.PlanChange;
import org.sise.security.CurrentActor;
import org.sise.store.RuleKind;
import org.sise.store.RuleVersions.Deed;
import org.sise.store.Texts;

/** What can be asked of the versions of plan and standard, by whoever is logged in. */
@RequestScoped
public class RuleBoard {
    private final RuleDesk desk;
    private final CurrentActor current;
    private final Clocks clocks;
    private final InstantSource replicaClock;

    RuleBoard(RuleDesk desk, CurrentActor current, Clocks clocks, InstantSource replicaClock) {
        this.desk = desk;
        this.current = current;
        this.clocks = clocks;
        this.replicaClock = replicaClock;
    }

    /**
     * A version.
     *
     * @param state draft, scheduled, in_force, former or withdrawn
     * @param inForce new incidents run by it
     * @param drafter a person; {@code sise}: it came as a file
     * @param hash SHA-256 of the document
     * @param from since when it holds, or will
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VersionView(
            String version,
            String state,
            boolean inForce,
            String note,
            String drafter,
            Instant draftedAt,
            String hash,
            @Nullable Instant from,
            @Nullable String activator,
            @Nullable Instant activatedAt,
            @Nullable String withdrawnBy,
            @Nullable Instant withdrawnAt) {}

    /** {@code fresh}: false if the same content was there under this name. */
    public record Drafted(VersionView version, boolean fresh) {}

    /** Since when it is to hold; nothing: from now. */
    public record Activation(@Nullable Instant from) {}

    /** In both languages. */
    public record Said(String zh, String en) {}

    /**
     * Something that the other version says otherwise.
     *
     * @param path of the criterion, or of the part of the plan
     * @param kind such as {@code threshold}, {@code term}, {@code step}
     */
    public record ChangeView(String path, String kind, Said sentence) {}

    /** Newest first. */
    public List<VersionView> all(RuleKind kind) {
        return desk.all(kind, now()).stream().map(RuleBoard::view).toList();
    }

    /** @throws Refused if there is none */
    public VersionView version(RuleKind kind, String version) {
        return all(kind).stream()
                .filter(known -> known.version().equals(version))
                .findFirst()
                .orElseThrow(() -> unknown(kind));
    }

    /** @throws Refused if there is none */
    public Plan plan(String version) {
        return desk.plan(version).orElseThrow(() -> unknown(RuleKind.PLAN));
    }

    /** @throws Refused if there is none */
    public Standard standard(String version) {
        return desk.standard(version).orElseThrow(() -> unknown(RuleKind.STANDARD));
    }

    /** As it came. */
    public String document(RuleKind kind, String version) {
        return desk.document(kind, version).orElseThrow(() -> unknown(kind));
    }

    public boolean mayDraft() {
        return desk.mayDraft(actor(), now());
    }

    public boolean mayActivate() {
        return desk.mayActivate(actor(), now());
    }

    /** @throws Refused with every place of the document that is wrong */
    public Drafted draft(RuleKind kind, byte[] document, @Nullable String note) {
        if (document.length > Body.MOST_BYTES) {
            throw new Refused(ProblemType.TOO_LARGE, "the document has more than 256 KiB");
        }
        String said = note == null ? "" : note.strip();
        Faults faults = new Faults();
        TextReader.check(said, "note", faults);
        faults.raise();
        try {
            RuleDesk.Drafted drafted = desk.draft(kind, text(document), said, actor());
            return new Drafted(version(kind, drafted.version()), drafted.fresh());
        } catch (InvalidDocument invalid) {
            throw refused(invalid);
        } catch (Rejected rejected) {
            throw refused(rejected);
        }
    }

    private static String text(byte[] document) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new Refused(ProblemType.MALFORMED, "the document is not UTF-8");
        }
    }

    private static Refused refused(InvalidDocument invalid) {
        Faults faults = new Faults();
        invalid.flaws()
                .forEach(flaw -> faults.add(
                        ProblemType.INVALID_REQUEST, FieldError.of(flaw.place(), Fault.WRONG_FORM, flaw.reason())));
        return faults.refusal();
    }

    /** @throws Refused if there is none, or it cannot be */
    public VersionView activate(RuleKind kind, String version, ObjectNode json) {
        Activation asked = new Binding(new Texts(), new Faults()).read(json, Activation.class);
        return activate(kind, version, asked.from());
    }

    /** @throws Refused if there is none, or it cannot be */
    public VersionView activate(RuleKind kind, String version, @Nullable Instant from) {
        try {
            if (desk.activate(kind, version, from, actor()).isEmpty()) {
                throw unknown(kind);
            }
        } catch (Rejected rejected) {
            throw refused(rejected);
        }
        return version(kind, version);
    }

    /** @throws Refused if there is none, or it was in force */
    public VersionView withdraw(RuleKind kind, String version) {
        try {
            if (!desk.withdraw(kind, version, actor())) {
                throw unknown(kind);
            }
        } catch (Rejected rejected) {
            throw refused(rejected);
        }
        return version(kind, version);
    }

    /** What {@code later} says otherwise than {@code version}. */
    public List<ChangeView> difference(RuleKind kind, String version, String later) {
        return switch (kind) {
            case PLAN ->
                PlanChange.between(plan(version), plan(later)).stream()
                        .map(RuleBoard::view)
                        .toList();
            case STANDARD ->
                StandardChange.between(standard(version), standard(later)).stream()
                        .map(RuleBoard::view)
                        .toList();
        };
    }

    private static ChangeView view(PlanChange change) {
        String part = change.aspect().isOfLimit() ? "limits" : "steps";
        String path = "levels." + Wire.of(change.level()) + "." + part + "." + change.key();
        return new ChangeView(
                path, Wire.of(change.aspect()), new Said(RuleWords.ZH.sentence(change), RuleWords.EN.sentence(change)));
    }

    private static ChangeView view(StandardChange change) {
        String kind = change.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return new ChangeView(
                "criteria." + change.criterion().key(),
                kind,
                new Said(RuleWords.ZH.sentence(change), RuleWords.EN.sentence(change)));
    }

    private static VersionView view(RuleDesk.Listed listed) {
        Deed activated = listed.activated();
        Deed withdrawn = listed.withdrawn();
        return new VersionView(
                listed.version().version(),
                Wire.of(listed.standing()),
                listed.standing() == Standing.IN_FORCE,
                listed.version().note(),
                listed.version().drafter(),
                listed.version().draftedAt(),
                listed.version().hash(),
                activated == null ? null : activated.from(),
                activated == null ? null : activated.person(),
                activated == null ? null : activated.at(),
                withdrawn == null ? null : withdrawn.person(),
                withdrawn == null ? null : withdrawn.at());
    }

    /** What is not the caller's to do is forbidden, not merely impossible now. */
    static Refused refused(Rejected rejected) {
        return new Refused(
                rejected.reason() == Rejected.Reason.NOT_ALLOWED
                        ? Problem.of(ProblemType.FORBIDDEN, rejected)
                        : Problem.of(rejected));
    }

    static Refused unknown(RuleKind kind) {
        return new Refused(ProblemType.NOT_FOUND, "no " + Wire.of(kind) + " of this version");
    }

    private Actor actor() {
        return current.actor();
    }

    private Instant now() {
        return clocks.now(Clocks.REAL, replicaClock.instant());
    }
}
