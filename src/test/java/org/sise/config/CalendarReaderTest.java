package org.sise.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarReaderTest {
    private static final String GOOD = """
            publishedUntil: 2027-12-31
            holidays:
              - {name: 元旦, from: 2027-01-01, until: 2027-01-03}
            extraWorkdays: [2027-01-09]
            """;

    @Test
    void holidaysAndExtraWorkdaysAreRead() {
        var calendar = CalendarReader.read("days.yaml", new StringReader(GOOD));

        assertThat(calendar.isWorkday(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(calendar.isWorkday(LocalDate.of(2027, 1, 4))).isTrue();
        assertThat(calendar.isWorkday(LocalDate.of(2027, 1, 9))).isTrue();
        assertThat(calendar.isWorkday(LocalDate.of(2027, 1, 10))).isFalse();
        assertThat(calendar.publishedUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-01-03} | 2027-13-03} | holidays.until 3:41 | is not a date",
                "2027-01-03} | 2026-01-03} | holidays.until 3:41 | cannot last until",
                "2027-01-03} | 2028-01-03} | holidays.until 3:41 | cannot last until",
                "name: 元旦, | '' | holidays 3:5 | is missing",
                "[2027-01-09] | [2027-01-02] | extraWorkdays 4:17 | is a day off",
                "[2027-01-09] | [2027-01-09, 2027-01-09] | extraWorkdays 4:29 | twice",
                "publishedUntil | published | 1:1 | unknown key",
            })
    void aBadCalendarIsRefusedWithItsPlace(String good, String bad, String place, String reason) {
        String text = GOOD.replace(good, bad);

        assertThatThrownBy(() -> CalendarReader.read("days.yaml", new StringReader(text)))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageStartingWith("days.yaml: " + place)
                .hasMessageContaining(reason);
    }
}
