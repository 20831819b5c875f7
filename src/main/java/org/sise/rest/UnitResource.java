package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Unit;
import org.sise.core.incident.Units;
import org.sise.directory.Directory;
import org.sise.directory.Roster;
import org.sise.directory.WireNames;

/** The institutions that work with Sise; everyone who is logged in sees them all. */
@Path("/api/v1/units")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class UnitResource {
    private final Directory directory;
    private final InstantSource clock;

    UnitResource(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** A name in both languages. */
    public record Name(String zh, String en) {}

    /** The city or a county. */
    public record Area(String code, boolean city, Name name) {}

    /**
     * A unit with its two lines.
     *
     * @param functionalSuperior 条: the unit above in its own line
     * @param commission 块: the commission that leads in its area; null for a commission itself
     */
    public record UnitView(
            String code,
            String kind,
            Area area,
            Name name,
            @Nullable String functionalSuperior,
            @Nullable String commission,
            String delivery,
            @Nullable String dutyPhone) {}

    @GET
    public List<UnitView> list() {
        Roster roster = directory.roster();
        Units units = roster.at(clock.instant());
        return roster.units().stream()
                .map(entry -> view(entry, roster, units))
                .sorted(Comparator.comparing((UnitView unit) -> unit.area().code())
                        .thenComparing(UnitView::code))
                .toList();
    }

    private static UnitView view(Roster.Entry entry, Roster roster, Units units) {
        Unit unit = entry.unit();
        Area area = roster.area(unit.area())
                .map(known -> new Area(known.code(), known.city(), new Name(known.nameZh(), known.nameEn())))
                .orElseThrow();
        String commission = units.commission(unit.area());
        return new UnitView(
                unit.code(),
                WireNames.of(unit.kind()),
                area,
                new Name(entry.nameZh(), entry.nameEn()),
                unit.functionalSuperior(),
                commission.equals(unit.code()) ? null : commission,
                WireNames.of(entry.delivery()),
                entry.dutyPhone());
    }
}
