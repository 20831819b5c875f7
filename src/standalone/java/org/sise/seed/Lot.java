package org.sise.seed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.incident.Theme;

/**
 * What falls to one incident before anybody has done anything.
 *
 * @param number as {@code YQ-2026-000123}
 * @param level that its figures will give; death, minors and the like may give a higher one
 * @param unit that is responsible
 * @param mostActs after so many nobody works on it any more
 */
record Lot(UUID id, String number, Instant at, Level level, Theme theme, String area, String unit, int mostActs) {
    private static final String CITY = "990100";
    private static final String JIA = "990101";
    private static final String YI = "990102";

    /** Busy units and idle ones: the last has some hundreds of a million. */
    private static final List<Share> UNITS = List.of(
            new Share(31, JIA, "jx-gaj"),
            new Share(18, YI, "yx-gaj"),
            new Share(17, CITY, "gaj"),
            new Share(8, JIA, "jx-fy"),
            new Share(6, CITY, "fy"),
            new Share(5, YI, "yx-fy"),
            new Share(5, JIA, "jx-sfj"),
            new Share(4, CITY, "sfj"),
            new Share(3, JIA, "jx-jcy"),
            new Share(2, CITY, "jcy"),
            new Share(0.95, YI, "yx-jcy"),
            new Share(0.05, YI, "yx-sfj"));

    private static final List<Theme> THEMES = List.of(
            Theme.LAW_ENFORCEMENT,
            Theme.LAW_ENFORCEMENT,
            Theme.LAW_ENFORCEMENT,
            Theme.OTHER,
            Theme.OTHER,
            Theme.MAJOR_POLICY,
            Theme.SENSITIVE_CASE,
            Theme.EMERGENCY);

    private record Share(double percent, String area, String unit) {}

    /** @param recency 0 for the newest of all, 1 for the oldest */
    static Lot draw(Chance chance, String number, Instant at, double recency) {
        Level level = level(chance);
        Share share = share(chance);
        Theme theme = chance.percent(2) ? Theme.STAFF_MISCONDUCT : chance.oneOf(THEMES);
        return new Lot(id(at), number, at, level, theme, share.area(), share.unit(), acts(chance, level, recency));
    }

    /** Handled to its end, however new it is. */
    Lot finished() {
        return new Lot(id, number, at, level, theme, area, unit, Integer.MAX_VALUE);
    }

    boolean isFinished() {
        return mostActs == Integer.MAX_VALUE;
    }

    /** Version 7, by the time of the report: the same lot drawn twice is another incident. */
    static UUID id(Instant at) {
        UUID random = UUID.randomUUID();
        long most = at.toEpochMilli() << 16 | 0x7000L | random.getMostSignificantBits() & 0x0FFFL;
        return new UUID(most, random.getLeastSignificantBits());
    }

    private static Level level(Chance chance) {
        int of1000 = chance.below(1000);
        if (of1000 < 920) {
            return Level.BLUE;
        }
        return of1000 < 983 ? Level.YELLOW : of1000 < 997 ? Level.ORANGE : Level.RED;
    }

    private static Share share(Chance chance) {
        double left = chance.share() * 100;
        for (Share share : UNITS) {
            left -= share.percent();
            if (left < 0) {
                return share;
            }
        }
        return UNITS.getLast();
    }

    /**
     * Three in a hundred stay open: most of the newest, some that lie about. What is reported upwards every day lies
     * about for weeks, never for a year.
     */
    private static int acts(Chance chance, Level level, double recency) {
        double stays = recency < 0.02 ? 85 : recency < 0.05 ? 35 : level == Level.BLUE ? 0.3 : 0;
        boolean grave = level.atLeast(Level.ORANGE) && recency > 0.02;
        return chance.percent(stays) && !grave ? chance.below(level == Level.BLUE ? 5 : 9) : Integer.MAX_VALUE;
    }

    Situation situation(Chance chance) {
        return switch (level) {
            case BLUE -> figures(chance.between(20, 9_000), chance.between(1, 90), Situation.Reach.LOCAL_SELF_MEDIA);
            case YELLOW ->
                figures(chance.between(10_500, 95_000), chance.between(110, 950), Situation.Reach.LOCAL_MEDIA);
            case ORANGE ->
                figures(chance.between(110_000, 950_000), chance.between(1_100, 9_000), Situation.Reach.LOCAL_MEDIA);
            case RED ->
                figures(
                        chance.between(1_100_000, 30_000_000),
                        chance.between(11_000, 90_000),
                        Situation.Reach.CENTRAL_MEDIA);
        };
    }

    private static Situation figures(long reads, long interactions, Situation.Reach reach) {
        return new Situation(null, null, reach, null, 1L, reads, interactions, null, 1L, null, Map.of());
    }
}
