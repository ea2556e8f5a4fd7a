package pitwall.views.cars.detail.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Vitals;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// Lines, gaps and the table of what a car said; no toolkit runs.
class TelemetryModelTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T13:00:00Z");

    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final TelemetryModel model = new TelemetryModel(strings);

    @Test
    void aValueHoldsForThreeHeartbeatsAndThenTheLineBreaks() {
        heard(0, 74, 20);
        heard(5, 73, 90);
        heard(60, 72, 30);

        double[] battery = line(Figure.BATTERY).values();

        assertThat(battery).hasSize(13);
        assertThat(Arrays.copyOf(battery, 5)).containsExactly(74, 73, 73, 73, 73);
        assertThat(Arrays.copyOfRange(battery, 5, 12)).containsOnly(Double.NaN);
        assertThat(battery[12]).isEqualTo(72);
    }

    @Test
    void everyLineSaysItsNewestValueAndItsRangeWithUnits() {
        heard(0, 74, 20);
        heard(5, 73, 90);

        TelemetryModel.Line cpu = line(Figure.CPU);

        assertThat(cpu.now()).isEqualTo("90\u00a0%");
        assertThat(cpu.range()).isEqualTo("20\u00a0% – 90\u00a0%");
        assertThat(line(Figure.TEMPERATURE).now()).isEqualTo("41\u00a0°C");
        assertThat(line(Figure.SPEED).now()).as("never reported").isEqualTo("—");
        assertThat(model.spanProperty().get()).startsWith("Seen here from 13:00:00\u00a0UTC to 13:00:05\u00a0UTC.");
    }

    @Test
    void aCarThatFellSilentHasNoNewestValue() {
        heard(0, 74, 20);

        model.look(Vitals.NONE, BEGIN.plusSeconds(40));

        assertThat(line(Figure.BATTERY).now()).isEqualTo("—");
        assertThat(line(Figure.BATTERY).range()).isEqualTo("74\u00a0% – 74\u00a0%");
    }

    @Test
    void whatIsOlderThanAnHourIsForgotten() {
        for (int second = 0; second <= 7_200; second += 5) {
            heard(second, 74, second % 100);
        }

        assertThat(line(Figure.CPU).values()).hasSize(721).doesNotContain(Double.NaN);
        assertThat(model.rows())
                .hasSize(61)
                .first()
                .satisfies(row -> assertThat(row.cells()).startsWith("15:00:00\u00a0UTC", "74\u00a0%"));
        assertThat(model.place(BEGIN.plusSeconds(5_400), BEGIN.plusSeconds(7_200)))
                .isEqualTo(0.5);
    }

    private void heard(int second, int battery, int cpu) {
        Instant at = BEGIN.plus(Duration.ofSeconds(second));
        model.look(new Vitals(at, null, null, battery, false, null, 41, cpu, 51, 38, 88, 100L), at);
    }

    private TelemetryModel.Line line(Figure figure) {
        return model.linesProperty().get().get(figure.ordinal());
    }
}
