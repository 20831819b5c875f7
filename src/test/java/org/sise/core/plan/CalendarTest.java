package org.sise.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sise.config.CalendarReader;

class CalendarTest {
    private final Calendar calendar = CalendarReader.standard();

    @ParameterizedTest
    @CsvSource({
        // Friday evening, Monday, Tuesday
        "2026-09-04T19:20, 1, 2026-09-07T18:00",
        "2026-09-04T19:20, 5, 2026-09-11T18:00",
        // the walk-through of blue and of orange
        "2026-09-01T02:40, 2, 2026-09-03T18:00",
        "2026-09-08T23:50, 5, 2026-09-15T18:00",
        // the starting day does not count, however early or late in it
        "2026-09-07T00:00, 1, 2026-09-08T18:00",
        "2026-09-07T17:59:59, 1, 2026-09-08T18:00",
        "2026-09-07T18:00, 1, 2026-09-08T18:00",
        "2026-09-07T23:59:59, 1, 2026-09-08T18:00",
        // 调休: Sunday 20 September and Saturday 10 October are worked
        "2026-09-19T12:00, 1, 2026-09-20T18:00",
        "2026-10-09T09:00, 1, 2026-10-10T18:00",
        // Mid-Autumn takes the Friday; the National Day week is off
        "2026-09-24T10:00, 1, 2026-09-28T18:00",
        "2026-09-30T10:00, 1, 2026-10-08T18:00",
        "2026-09-30T10:00, 3, 2026-10-10T18:00",
        "2026-09-30T10:00, 4, 2026-10-12T18:00",
    })
    void workingDaysEndAtSix(String start, int days, String due) {
        assertThat(calendar.dueAfter(at(start), days)).isEqualTo(new Calendar.Due(at(due), false));
    }

    @Test
    void daysThatAreDecidedOtherwiseGoBeforeTheFiles() {
        LocalDate monday = LocalDate.parse("2026-09-07");
        LocalDate sunday = LocalDate.parse("2026-09-06");
        LocalDate nationalDay = LocalDate.parse("2026-10-01");

        Calendar changed = calendar.with(Set.of(monday), Set.of(sunday, nationalDay), nationalDay);

        assertThat(changed.isWorkday(monday)).isFalse();
        assertThat(changed.isWorkday(sunday)).isTrue();
        assertThat(changed.isWorkday(nationalDay)).isTrue();
        assertThat(changed.publishedUntil()).isEqualTo(nationalDay);
        assertThat(changed.with(Set.of(nationalDay), Set.of(monday), nationalDay)
                        .isWorkday(monday))
                .isTrue();
    }

    @Test
    void theDayIsTheDayInShanghai() {
        Instant earlyOnTheEighth = Instant.parse("2026-09-07T16:00:00Z");

        assertThat(calendar.dueAfter(earlyOnTheEighth, 1).at()).isEqualTo(at("2026-09-09T18:00"));
    }

    @Test
    void daysBeyondThePublishedCalendarCountAsPlainWeekdaysAndAreMarked() {
        assertThat(calendar.dueAfter(at("2026-12-30T10:00"), 1))
                .isEqualTo(new Calendar.Due(at("2026-12-31T18:00"), false));
        assertThat(calendar.dueAfter(at("2026-12-30T10:00"), 2))
                .isEqualTo(new Calendar.Due(at("2027-01-01T18:00"), true));
    }

    @Test
    void moreDaysNeverEndEarlierAndAlwaysOnAWorkday() {
        Random random = new Random(20261124);
        for (int run = 0; run < 500; run++) {
            Instant start = at("2026-01-01T00:00").plus(Duration.ofMinutes(random.nextInt(400 * 24 * 60)));
            int days = 1 + random.nextInt(20);

            Instant due = calendar.dueAfter(start, days).at();

            assertThat(due)
                    .isAfter(start)
                    .isBefore(calendar.dueAfter(start, days + 1).at());
            assertThat(calendar.isWorkday(due.atZone(Calendar.ZONE).toLocalDate()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-01T06:40, 2026-09-01T09:00",
        "2026-09-01T21:59:59, 2026-09-01T21:59:59",
        "2026-09-01T22:00, 2026-09-02T09:00",
        "2026-09-02T00:00, 2026-09-02T09:00",
        "2026-09-02T07:59:59, 2026-09-02T09:00",
        "2026-09-02T08:00, 2026-09-02T08:00",
    })
    void whatFallsDueAtNightMovesToNine(String due, String moved) {
        assertThat(Calendar.quiet(at(due))).isEqualTo(at(moved));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-09T07:59, 2026-09-09T08:00",
        "2026-09-09T08:00, 2026-09-09T17:00",
        "2026-09-09T17:00, 2026-09-10T08:00",
        "2026-09-09T23:30, 2026-09-10T08:00",
    })
    void theNextTimeOfTheDayIsLaterThanNow(String now, String next) {
        List<LocalTime> times = List.of(LocalTime.of(17, 0), LocalTime.of(8, 0));

        assertThat(calendar.nextAt(at(now), times)).isEqualTo(at(next));
    }

    @Test
    void aDayCannotBeOffAndWorked() {
        var day = at("2026-10-10T00:00").atZone(Calendar.ZONE).toLocalDate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calendar(java.util.Set.of(day), java.util.Set.of(day), day));
        assertThat(Stream.of(0, -1))
                .allSatisfy(days -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> calendar.dueAfter(at("2026-09-04T19:20"), days)));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Calendar.ZONE).toInstant();
    }
}
