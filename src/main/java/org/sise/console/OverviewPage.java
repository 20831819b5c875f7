package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.config.Clocks;
import org.sise.contract.Desk;
import org.sise.core.grading.Level;
import org.sise.store.Figures;
import org.sise.store.Figures.Counts;
import org.sise.store.Figures.Dimension;
import org.sise.store.Figures.FirstAnswer;
import org.sise.store.Figures.Kept;
import org.sise.store.Figures.Promise;
import org.sise.store.Figures.Scope;
import org.sise.store.Figures.Tally;

/** 统计: figures of a period; every chart is drawn from the table behind it. */
@Path("/overview")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class OverviewPage {
    private static final int USUAL_DAYS = 90;
    /** Longer ones are read in parts: figures must not hold up the night's work. */
    private static final int MOST_DAYS = 3 * 366;

    private final Desk desk;
    private final Figures figures;
    private final Shell shell;

    OverviewPage(Desk desk, Figures figures, Shell shell) {
        this.desk = desk;
        this.figures = figures;
        this.shell = shell;
    }

    /** First and last day, both within it. */
    public record Period(LocalDate from, LocalDate to) {
        /** As it stands in an address. */
        public String query() {
            return "from=" + from + "&to=" + to;
        }
    }

    /** Incidents of each level under a word, the gravest first. */
    public record Line(String word, List<Long> incidents) {
        public long total() {
            return incidents.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Incidents by one dimension. */
    public record Sheet(String name, List<Line> lines) {
        public String title() {
            return "overview." + name;
        }

        /** What its words are. */
        public String head() {
            return title() + ".head";
        }
    }

    /** A promise with how it was kept at each level. */
    public record Keeping(Promise promise, List<Kept> levels) {}

    /** {@code wrong}: the period asked for is none, and the usual one is shown. */
    record overview(
            Period period,
            List<Period> usual,
            List<Level> levels,
            List<Sheet> sheets,
            List<Keeping> kept,
            List<FirstAnswer> answers,
            boolean wrong)
            implements TemplateInstance {}

    @GET
    public Response page(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        LocalDate today = LocalDate.ofInstant(shell.now(), Times.zone());
        try {
            return Response.ok(shown(asked(from, to, today), today, false)).build();
        } catch (DateTimeException noPeriod) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(shown(asked(null, null, today), today, true))
                    .build();
        }
    }

    /** @throws DateTimeException if that is no period, or one too long */
    private static Period asked(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate last = to == null || to.isBlank() ? today : Times.day(to);
        LocalDate first = from == null || from.isBlank() ? last.minusDays(USUAL_DAYS - 1) : Times.day(from);
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw new DateTimeException("no period: " + first + " to " + last);
        }
        return new Period(first, last);
    }

    private TemplateInstance shown(Period period, LocalDate today, boolean wrong) {
        Scope scope = new Scope(
                desk.viewer(),
                Clocks.REAL,
                period.from().atStartOfDay(Times.zone()).toInstant(),
                period.to().plusDays(1).atStartOfDay(Times.zone()).toInstant());
        Counts counts = figures.counts(scope, Times.zone());
        List<Sheet> sheets = List.of(
                new Sheet("month", lines(counts.by(Dimension.MONTH), word -> word)),
                new Sheet("theme", lines(counts.by(Dimension.THEME), word -> Words.name("Theme", word))),
                new Sheet("unit", byTotal(lines(counts.by(Dimension.LEAD), OverviewPage::unit))),
                new Sheet("age", lines(figures.open(scope, shell.now()), word -> Words.of("overview.age." + word))));
        return new overview(
                period, usual(today), levels(), sheets, kept(counts), gravestFirst(figures.firstAnswers(scope)), wrong);
    }

    private static List<Period> usual(LocalDate today) {
        return List.of(
                new Period(today.minusDays(29), today),
                new Period(today.minusDays(USUAL_DAYS - 1), today),
                new Period(today.withDayOfYear(1), today));
    }

    private static List<Keeping> kept(Counts counts) {
        return Arrays.stream(Promise.values())
                .map(promise -> new Keeping(
                        promise,
                        counts.of(promise).stream()
                                .sorted(Comparator.comparing(Kept::level).reversed())
                                .toList()))
                .toList();
    }

    private static List<FirstAnswer> gravestFirst(List<FirstAnswer> answers) {
        return answers.stream()
                .sorted(Comparator.comparing(FirstAnswer::level).reversed())
                .toList();
    }

    private static List<Line> lines(List<Tally> tallies, UnaryOperator<String> worded) {
        return tallies.stream()
                .map(Tally::word)
                .distinct()
                .map(word -> new Line(
                        worded.apply(word),
                        levels().stream()
                                .map(level -> count(tallies, word, level))
                                .toList()))
                .toList();
    }

    private static long count(List<Tally> tallies, String word, Level level) {
        return tallies.stream()
                .filter(tally -> tally.word().equals(word) && tally.level() == level)
                .mapToLong(Tally::incidents)
                .sum();
    }

    private static List<Line> byTotal(List<Line> lines) {
        return lines.stream()
                .sorted(Comparator.comparingLong(Line::total).reversed())
                .toList();
    }

    private static String unit(String code) {
        return code.isEmpty() ? Words.of("overview.no_unit") : Words.unit(code);
    }

    private static List<Level> levels() {
        return Stream.of(Level.values()).sorted(Comparator.reverseOrder()).toList();
    }
}
