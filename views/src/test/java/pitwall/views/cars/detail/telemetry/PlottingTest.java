package pitwall.views.cars.detail.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.Vitals;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarTelemetry.Side;
import pitwall.protocol.rest.CarTelemetry.Source;
import pitwall.protocol.rest.CarTelemetry.Threshold;
import pitwall.views.cars.detail.telemetry.CurvePoints.Spot;
import pitwall.views.cars.detail.telemetry.Plot.Gap;
import pitwall.views.cars.detail.telemetry.Plot.Point;
import pitwall.views.cars.detail.telemetry.TelemetryTrack.Sample;

/// What the server remembers and what was heard since, joined; no toolkit runs.
class PlottingTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T13:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void whatWasHeardBeforeTheTabOpenedIsDrawnWithWhatIsHeardNow() {
        CarTelemetry history = history(HOUR, 300, 80, List.of());

        Plot plot = plot(history, List.of(heard(3_605, 70), heard(3_610, 69)), 3_612);

        List<Point> battery = plot.curve(Figure.BATTERY).points();
        assertThat(battery).hasSize(302).startsWith(new Point(BEGIN.plusSeconds(6), 80, 81));
        assertThat(battery.getLast()).isEqualTo(new Point(BEGIN.plusSeconds(3_610), 69, 69));
        assertThat(plot.gaps()).isEmpty();
        assertThat(plot.staleFrom()).isNull();
    }

    @Test
    void aGapOfTheHistoryIsAGapOfThePlotAndTheLineBeginsAnew() {
        Gap silence = new Gap(BEGIN.plusSeconds(1_200), BEGIN.plusSeconds(1_800));
        CarTelemetry history = history(HOUR, 300, 80, List.of(silence));

        Plot plot = plot(history, List.of(), 3_600);

        assertThat(plot.gaps()).containsExactly(silence);
        assertThat(spots(plot, 200)).filteredOn(Spot::begins).hasSize(2);
        assertThat(plot.near(Figure.BATTERY, BEGIN.plusSeconds(1_500))).isEmpty();
        assertThat(plot.near(Figure.BATTERY, BEGIN.plusSeconds(2_000))).isPresent();
    }

    @Test
    void aCarThatFellSilentIsStaleFromItsLastReportOn() {
        CarTelemetry history =
                history(HOUR, 300, 80, List.of(new Gap(BEGIN.plusSeconds(3_000), BEGIN.plusSeconds(3_600))));

        assertThat(plot(history, List.of(), 3_700).staleFrom()).isEqualTo(BEGIN.plusSeconds(3_000));
        assertThat(plot(history, List.of(heard(3_650, 70)), 3_655).staleFrom()).isNull();
        assertThat(plot(history, List.of(heard(3_650, 70)), 3_655).gaps())
                .containsExactly(new Gap(BEGIN.plusSeconds(3_000), BEGIN.plusSeconds(3_650)));
        assertThat(plot(history, List.of(heard(3_650, 70)), 3_900).staleFrom()).isEqualTo(BEGIN.plusSeconds(3_665));
    }

    @Test
    void whatWasNeverAnsweredIsUnknownBeforeTheFirstReport() {
        Plot plot = Plotting.of(null, List.of(heard(3_500, 70)), BEGIN, BEGIN.plusSeconds(3_510));

        assertThat(plot.gaps()).containsExactly(new Gap(BEGIN, BEGIN.plusSeconds(3_500)));
    }

    @Test
    void thereAreAtMostTwoPointsAPixelAndNoPeakIsLost() {
        List<Sample> samples = new ArrayList<>();
        for (int second = 0; second < 3_600; second += 5) {
            samples.add(heard(second, second == 1_800 ? 3 : 50));
        }

        List<Spot> spots = spots(Plotting.of(null, samples, BEGIN, BEGIN.plusSeconds(3_600)), 100);

        assertThat(spots).hasSizeLessThanOrEqualTo(200);
        assertThat(spots).extracting(Spot::y).contains(97.0, 50.0);
    }

    private static List<Spot> spots(Plot plot, double width) {
        return CurvePoints.of(plot, plot.curve(Figure.BATTERY), width, 100);
    }

    private static Plot plot(CarTelemetry history, List<Sample> live, int now) {
        Instant to = BEGIN.plusSeconds(now);
        return Plotting.of(history, live, BEGIN, to);
    }

    private static Sample heard(int second, int battery) {
        Instant at = BEGIN.plusSeconds(second);
        return new Sample(at, new Vitals(at, null, null, battery, false, null, 41, 20, 51, 38, 88, 100L));
    }

    /// A car that says the same all the time, except where it is silent.
    static CarTelemetry history(Duration span, int count, int battery, List<Gap> gaps) {
        CarTelemetry.Filling filling = new CarTelemetry.Filling("battery", "%");
        long step = span.toSeconds() / count;
        for (int i = 0; i < count; i++) {
            Instant at = BEGIN.plusSeconds(i * step);
            if (gaps.stream().anyMatch(gap -> !at.isBefore(gap.from()) && at.isBefore(gap.to()))) {
                filling.skip();
            } else {
                filling.add(battery, battery + 0.5, battery + 1);
            }
        }
        return new CarTelemetry(
                new CarId("WBA-00041"),
                BEGIN,
                BEGIN.plus(span),
                step,
                List.of(filling.done()),
                gaps.stream()
                        .map(gap -> new CarTelemetry.Gap(gap.from(), gap.to()))
                        .toList(),
                List.of(new Threshold("battery", 30, Side.BELOW, Source.SAFETY_POLICY)));
    }
}
