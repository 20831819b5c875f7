package org.sise.config;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sise.core.grading.Standard;
import org.sise.core.plan.Calendar;
import org.sise.core.plan.Plan;

/**
 * Plan, standard and calendar as files: what ships with Sise, and the city's own. Read at the start, which fails with the
 * file and the place of what is wrong. What a file says holds until somebody puts another version into force.
 */
@Startup
@Singleton
public class Shipped {
    private static final String PLAN = "plan/default.yaml";
    private static final String STANDARD = "standard/default.yaml";

    private final List<Written<Plan>> plans;
    private final List<Written<Standard>> standards;
    private final Calendar calendar;

    /** The city's own documents, where it has them; no mapping, because the prefix is not this class's alone. */
    Shipped(
            @ConfigProperty(name = "sise.plan.file") Optional<Path> planFile,
            @ConfigProperty(name = "sise.standard.file") Optional<Path> standardFile,
            @ConfigProperty(name = "sise.calendar.file") Optional<Path> calendarFile) {
        plans = written(PLAN, planFile, Written::plan);
        standards = written(STANDARD, standardFile, Written::standard);
        calendar = calendarFile
                .map(file -> CalendarReader.read(file.toString(), new StringReader(text(file))))
                .orElseGet(CalendarReader::standard);
    }

    /** A document with the name of its file and its text. */
    public record Written<T>(String file, String version, String text, T value) {
        static Written<Plan> plan(String file, String text) {
            Plan plan = PlanReader.read(file, new StringReader(text));
            return new Written<>(file, plan.version(), text, plan);
        }

        static Written<Standard> standard(String file, String text) {
            Standard standard = StandardReader.read(file, text);
            return new Written<>(file, standard.version(), text, standard);
        }
    }

    private interface Reading<T> {
        Written<T> read(String file, String text);
    }

    /** For new incidents, until another version is in force. */
    public Plan plan() {
        return plans.getLast().value();
    }

    /** For new incidents, until another version is in force. */
    public Standard standard() {
        return standards.getLast().value();
    }

    @Produces
    @Singleton
    public Calendar calendar() {
        return calendar;
    }

    /** The shipped one, and then the city's own if it has one. */
    public List<Written<Plan>> plans() {
        return plans;
    }

    /** The shipped one, and then the city's own if it has one. */
    public List<Written<Standard>> standards() {
        return standards;
    }

    private static <T> List<Written<T>> written(String shipped, Optional<Path> own, Reading<T> reading) {
        Written<T> first = reading.read(shipped, resource(shipped));
        if (own.isEmpty()) {
            return List.of(first);
        }
        Written<T> second = reading.read(own.get().toString(), text(own.get()));
        if (first.version().equals(second.version()) && !first.value().equals(second.value())) {
            throw new IllegalStateException(
                    "version " + second.version() + " is taken by the document that ships with Sise");
        }
        return List.of(first, second);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Shipped.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the build lost " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + name, unreadable);
        }
    }
}
