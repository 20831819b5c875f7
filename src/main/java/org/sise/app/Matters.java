package org.sise.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.sise.core.grading.Field;
import org.sise.core.grading.Situation;
import org.sise.core.grading.Standard;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Unit;
import org.sise.core.incident.Units;
import org.sise.store.Reception;

/** Whether a report of a matter that is known is a follow-up, an after-note, a recurrence, or new (plan.md rule 41). */
final class Matters {
    private static final Duration AFTER_NOTE = Duration.ofHours(72);
    private static final Duration RECURRENCE = Duration.ofDays(30);

    private Matters() {}

    enum Course {
        FOLLOW_UP,
        AFTER_NOTE,
        RECURRENCE,
        NEW
    }

    /** A key is its source's own: two kinds of source, or two counties, never mean the same matter by it. */
    static Optional<Reception.Key> key(Command.Report report, Actor reporter, Units units) {
        String kind = report.source().kind().name().toLowerCase(Locale.ROOT);
        String area = units.unit(reporter.unit()).map(Unit::area).orElseGet(units::city);
        return Optional.ofNullable(report.dedupKey())
                .map(key -> new Reception.Key(kind + "@" + area, key, report.clock()));
    }

    /** The key of what is restricted, where the matter has an incident that is not. */
    static Reception.Key hidden(Reception.Key open) {
        return new Reception.Key(open.source() + "/restricted", open.dedupKey(), open.clock());
    }

    static Course course(Writer.Held held, Situation told, Moment moment) {
        Instant closedAt = held.closedAt();
        if (closedAt == null) {
            return Course.FOLLOW_UP;
        }
        Duration since = Duration.between(closedAt, moment.now());
        if (since.compareTo(AFTER_NOTE) <= 0 && !isAbove(held.incident(), told, moment.standard())) {
            return Course.AFTER_NOTE;
        }
        return since.compareTo(RECURRENCE) <= 0 ? Course.RECURRENCE : Course.NEW;
    }

    /** @param standard that of the known incident */
    record Moment(Instant now, Standard standard) {}

    private static boolean isAbove(Incident known, Situation told, Standard standard) {
        if (standard.grade(told).level().above(known.level())) {
            return true;
        }
        for (Field field : Field.values()) {
            if (field.type() == Field.Type.COUNT && grew(field, known.situation(), told)) {
                return true;
            }
        }
        return false;
    }

    /** A count that was unknown at the end and is known now may have grown. */
    private static boolean grew(Field field, Situation end, Situation told) {
        OptionalLong now = field.rankIn(told);
        OptionalLong then = field.rankIn(end);
        return now.isPresent() && (then.isEmpty() || now.getAsLong() > then.getAsLong());
    }
}
