package org.sise.config;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sise.core.grading.Standard;
import org.sise.core.plan.Calendar;
import org.sise.core.plan.Plan;

/**
 * Plan, standard and calendar in force, and every version that a running incident may be pinned to. Read at the start,
 * which fails with the file and the place of what is wrong.
 */
@Startup
@Singleton
public class Shipped {
    private static final String STANDARD = "standard/default.yaml";

    private final Plan plan;
    private final Standard standard;
    private final Calendar calendar;
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Map<String, Standard> standards = new LinkedHashMap<>();

    /** The city's own documents, where it has them; no mapping, because the prefix is not this class's alone. */
    Shipped(
            @ConfigProperty(name = "sise.plan.file") Optional<Path> planFile,
            @ConfigProperty(name = "sise.standard.file") Optional<Path> standardFile,
            @ConfigProperty(name = "sise.calendar.file") Optional<Path> calendarFile) {
        Plan shippedPlan = PlanReader.standard();
        Standard shippedStandard = resource(STANDARD, stream -> StandardReader.read(STANDARD, stream));
        plan = planFile.map(file -> text(file, reader -> PlanReader.read(file.toString(), reader)))
                .orElse(shippedPlan);
        standard = standardFile
                .map(file -> bytes(file, stream -> StandardReader.read(file.toString(), stream)))
                .orElse(shippedStandard);
        calendar = calendarFile
                .map(file -> text(file, reader -> CalendarReader.read(file.toString(), reader)))
                .orElseGet(CalendarReader::standard);
        keep(plans, shippedPlan.version(), shippedPlan, plan.version(), plan);
        keep(standards, shippedStandard.version(), shippedStandard, standard.version(), standard);
    }

    /** For new incidents. */
    @Produces
    @Singleton
    public Plan plan() {
        return plan;
    }

    /** For new incidents. */
    @Produces
    @Singleton
    public Standard standard() {
        return standard;
    }

    @Produces
    @Singleton
    public Calendar calendar() {
        return calendar;
    }

    /** @throws IllegalStateException if this service was not given that version */
    public Plan plan(String version) {
        return Optional.ofNullable(plans.get(version))
                .orElseThrow(() -> new IllegalStateException("no plan of version " + version));
    }

    /** @throws IllegalStateException if this service was not given that version */
    public Standard standard(String version) {
        return Optional.ofNullable(standards.get(version))
                .orElseThrow(() -> new IllegalStateException("no standard of version " + version));
    }

    /** A version names one content for good: the city's own may not call itself as the shipped one does. */
    private static <T> void keep(Map<String, T> all, String shipped, T first, String own, T second) {
        if (shipped.equals(own) && !first.equals(second)) {
            throw new IllegalStateException("version " + own + " is taken by the document that ships with Sise");
        }
        all.put(shipped, first);
        all.put(own, second);
    }

    private static <T> T text(Path file, Function<Reader, T> read) {
        return bytes(file, stream -> read.apply(new InputStreamReader(stream, StandardCharsets.UTF_8)));
    }

    private static <T> T bytes(Path file, Function<InputStream, T> read) {
        try (InputStream stream = Files.newInputStream(file)) {
            return read.apply(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private static <T> T resource(String name, Function<InputStream, T> read) {
        try (InputStream stream = Shipped.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the build lost " + name);
            }
            return read.apply(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + name, unreadable);
        }
    }
}
