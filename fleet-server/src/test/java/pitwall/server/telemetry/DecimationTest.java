package pitwall.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.Metric;
import pitwall.protocol.rest.CarTelemetry;

class DecimationTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final CarId CAR = new CarId("car-1");

    @Test
    void aPeakOfOneSampleIsSeenHoweverLongTheSpan() {
        List<Step> steps = everyFiveSeconds(0, 17_280);
        steps.set(9_000, sample(45_000, 99));

        CarTelemetry day = decimated(steps, Duration.ofDays(1), 100);

        assertThat(day.series().getFirst().most()).hasSizeLessThanOrEqualTo(102).contains(99);
        assertThat(day.series().getFirst().least()).containsOnly(50);
    }

    @Test
    void silenceIsAGapAndHasNoValues() {
        List<Step> steps = everyFiveSeconds(0, 60);
        steps.addAll(everyFiveSeconds(1_200, 480));

        CarTelemetry hour = decimated(steps, Duration.ofHours(1), 300);

        assertThat(hour.gaps())
                .containsExactly(new CarTelemetry.Gap(START.plusSeconds(295 + 15), START.plusSeconds(1_200)));
        assertThat(hour.series().getFirst().mean().subList(31, 79)).containsOnlyNulls();
    }

    @Test
    void whatWasNeverSaidIsAGapFromEndToEnd() {
        CarTelemetry hour = decimated(List.of(), Duration.ofHours(1), 300);

        assertThat(hour.gaps()).containsExactly(new CarTelemetry.Gap(START, START.plusSeconds(3_600)));
    }

    @Test
    void theStepsAreNeverFinerThanWhatIsStillKnown() {
        Fold fold = new Fold(START.toEpochMilli(), 600_000);
        everyFiveSeconds(0, 720).forEach(fold::add);

        CarTelemetry hour = decimated(fold.steps(), Duration.ofHours(1), 300);

        assertThat(hour.stepSeconds()).isEqualTo(600);
        assertThat(hour.series().getFirst().mean()).doesNotContainNull();
        assertThat(hour.gaps()).isEmpty();
    }

    @Test
    void onlyTheFiguresThatWereAskedForAreAnswered() {
        CarTelemetry answer = new Decimation(START, START.plusSeconds(60), Duration.ofSeconds(15))
                .of(CAR, List.of(), EnumSet.of(Metric.SPEED, Metric.CPU), List.of(), 10);

        assertThat(answer.series()).extracting(CarTelemetry.Series::metric).containsExactly("cpu", "speed");
    }

    private static CarTelemetry decimated(List<Step> steps, Duration span, int points) {
        return new Decimation(START, START.plus(span), Duration.ofSeconds(15))
                .of(CAR, steps, EnumSet.of(Metric.BATTERY), List.of(), points);
    }

    private static List<Step> everyFiveSeconds(int from, int count) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(sample(from + 5 * i, 50));
        }
        return steps;
    }

    private static Step sample(int second, int battery) {
        return Step.sample(START.plusSeconds(second).toEpochMilli(), new int[] {battery, 20, 30, 40, 35, 80, 0});
    }
}
