package pitwall.views.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T14:02:11.042Z");

    private final Formats english = new Formats(Locale.UK, ZoneId.of("Europe/Berlin"));
    private final Formats german = new Formats(Locale.GERMANY, ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999, 999",
        "1204, 1_204",
        "99999, 99_999",
        "100000, 100_k",
        "120431, 120_k",
        "999499, 999_k",
        "999500, 1.0_M",
        "1200000, 1.2_M",
        "12400000, 12_M",
        "-5120, −5_120"
    })
    void countsAreExactUntilTheyNeedTooManyDigits(long count, String text) {
        assertThat(plain(english.count(count))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0_%",
        "0.04, 0_%",
        "6.24, 6.2_%",
        "9.94, 9.9_%",
        "9.96, 10_%",
        "74.4, 74_%",
        "90, 90_%",
        "90.06, 90.1_%",
        "99.94, 99.9_%",
        "99.96, 100_%",
        "100, 100_%"
    })
    void percentagesAreExactWhereItMatters(double percent, String text) {
        assertThat(plain(english.percent(percent))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0_B",
        "999, 999_B",
        "1000, 1.0_kB",
        "9949, 9.9_kB",
        "38400000, 38_MB",
        "999600, 1.0_MB",
        "4200000000, 4.2_GB"
    })
    void sizesTakeTheUnitThatReadsBest(long bytes, String text) {
        assertThat(plain(english.bytes(bytes))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-3S, 0_s",
        "PT7.9S, 7_s",
        "PT59S, 59_s",
        "PT60S, 1_min",
        "PT47M, 47_min",
        "PT59M59S, 59_min",
        "PT3H4M, 3_h_04",
        "PT23H59M, 23_h_59",
        "PT24H, 1_d",
        "PT131H, 5_d"
    })
    void agesNeverNeedMoreThanTwoFigures(Duration age, String text) {
        assertThat(plain(english.age(age))).isEqualTo(text);
    }

    @Test
    void lagHasTenthsWhileTheyMatter() {
        assertThat(plain(english.lag(Duration.ofMillis(300)))).isEqualTo("0.3_s");
        assertThat(plain(german.lag(Duration.ofMillis(4200)))).isEqualTo("4,2_s");
        assertThat(plain(english.lag(Duration.ofMinutes(2)))).isEqualTo("2_min");
    }

    @Test
    void theGermanDecimalMarkIsAComma() {
        assertThat(plain(german.number(-1234.5, 1))).isEqualTo("−1_234,5");
        assertThat(plain(german.percent(6.2))).isEqualTo("6,2_%");
    }

    @Test
    void whatIsUnknownIsNeverZero() {
        assertThat(english.number(Double.NaN, 1)).isEqualTo("—");
        assertThat(english.measure(OptionalDouble.empty(), 1, "°C")).isEqualTo("—");
        assertThat(plain(english.measure(OptionalDouble.of(41.46), 1, "°C"))).isEqualTo("41.5_°C");
    }

    @Test
    void timesSayTheirZone() {
        assertThat(plain(english.utc(NOON))).isEqualTo("14:02:11_UTC");
        assertThat(plain(english.local(NOON))).isEqualTo("15:02:11_CET");
        assertThat(plain(german.local(NOON))).isEqualTo("15:02:11_MEZ");
        assertThat(english.millis(NOON)).isEqualTo("14:02:11.042");
        assertThat(english.iso(NOON)).isEqualTo("2026-11-21T15:02:11.042+01:00");
        assertThat(plain(english.full(NOON))).isEqualTo("2026-11-21 14:02:11_UTC · 15:02:11_CET");
    }

    @Test
    void aTableShowsTheDateOnlyOfAnotherDay() {
        assertThat(english.moment(NOON, NOON.plusSeconds(3600))).isEqualTo("14:02:11");
        assertThat(english.moment(NOON, NOON.plus(Duration.ofHours(10)))).isEqualTo("2026-11-21 14:02:11");
        assertThat(english.date(NOON)).isEqualTo("2026-11-21");
    }

    @Test
    void thePastIsSignedWithARealMinus() {
        assertThat(plain(english.distance(NOON, NOON.plusSeconds(1200)))).isEqualTo("−20_min");
        assertThat(plain(english.distance(NOON, NOON.minusSeconds(5)))).isEqualTo("+5_s");
    }

    @Test
    void milesFahrenheitAndTwelveHoursAreAMatterOfReading() {
        Formats own = new Formats(
                Locale.ENGLISH,
                ZoneId.of("Europe/Berlin"),
                new Units(Units.Distance.MILES, Units.Temperature.FAHRENHEIT, Units.Hours.TWELVE));

        assertThat(plain(own.speed(OptionalDouble.of(50)))).isEqualTo("31_mph");
        assertThat(plain(own.temperature(OptionalDouble.of(-40)))).isEqualTo("−40_°F");
        assertThat(plain(own.temperature(OptionalDouble.of(41)))).isEqualTo("106_°F");
        assertThat(plain(own.utc(NOON))).isEqualTo("2:02:11_PM_UTC");
        assertThat(plain(own.millis(NOON))).isEqualTo("2:02:11.042_PM");
        assertThat(own.iso(NOON)).isEqualTo("2026-11-21T15:02:11.042+01:00");
        assertThat(own.speed(OptionalDouble.empty())).isEqualTo("—");
        assertThat(plain(english.speed(OptionalDouble.of(50)))).isEqualTo("50_km/h");
        assertThat(plain(english.temperature(OptionalDouble.of(41)))).isEqualTo("41_°C");
    }

    /// Makes the spaces visible at which no line may break.
    private static String plain(String text) {
        return text.replace(Formats.GAP, '_');
    }
}
