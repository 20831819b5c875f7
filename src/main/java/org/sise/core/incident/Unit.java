package org.sise.core.incident;

import org.jspecify.annotations.Nullable;

/**
 * An institution, as the core needs it.
 *
 * @param code lower-case letters, digits and hyphens; part of step ids and topic names
 * @param area the area it serves: the city's code or a county's
 * @param functionalSuperior 条: the unit above in its own line, {@code null} at the top
 */
public record Unit(
        String code, Kind kind, String area, @Nullable String functionalSuperior) {
    public enum Kind {
        /** 市委. */
        COMMITTEE,
        /** 政法委, with its duty room. */
        COMMISSION,
        /** 宣传部. */
        PUBLICITY,
        /** 网信办. */
        CYBERSPACE,
        POLICE,
        PROCURATORATE,
        COURT,
        JUSTICE,
        /** 纪委监委. */
        DISCIPLINE,
        OTHER
    }
}
