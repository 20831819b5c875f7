package org.sise.directory;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Sha256;
import org.sise.core.incident.Unit;

/** A unit as a form shows it and says it. */
public record UnitDraft(
        String code,
        String nameZh,
        String nameEn,
        Unit.Kind kind,
        String area,
        @Nullable String functionalSuperior,
        Delivery delivery,
        @Nullable String dutyPhone) {
    static UnitDraft of(UnitRow row) {
        return new UnitDraft(
                row.code,
                row.nameZh,
                row.nameEn,
                row.kind,
                row.area,
                row.functionalSuperior,
                row.delivery,
                row.dutyPhone);
    }

    /** By this a form knows whether somebody else changed the unit meanwhile. */
    public String state() {
        return Sha256.hex(toString().getBytes(StandardCharsets.UTF_8));
    }
}
