package pitwall.views.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparklinePointsTest {
    @Test
    void aGapIsDrawnAsAGap() {
        List<SparklinePoints.Point> points = SparklinePoints.of(new double[] {1, 2, Double.NaN, 4}, 90, 10);

        assertThat(points).extracting(SparklinePoints.Point::begins).containsExactly(true, false, true);
    }

    @Test
    void aLongSeriesKeepsItsPeaksAndCostsTwoPointsAPixel() {
        long seed = 20261121;
        Random random = new Random(seed);
        double[] values = random.doubles(100_000).toArray();
        values[41_337] = 7;
        values[70_001] = -3;

        List<SparklinePoints.Point> points = SparklinePoints.of(values, 120, 20);

        assertThat(points).as("seed " + seed).hasSizeLessThanOrEqualTo(242);
        assertThat(points).anyMatch(point -> point.y() == 0).anyMatch(point -> point.y() == 20);
    }

    @Test
    void equalValuesLieInTheMiddle() {
        assertThat(SparklinePoints.of(new double[] {5, 5}, 10, 8))
                .containsExactly(new SparklinePoints.Point(0, 4, true), new SparklinePoints.Point(10, 4, false));
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertThat(SparklinePoints.of(new double[] {}, 10, 10)).isEmpty();
        assertThat(SparklinePoints.of(new double[] {1, 2}, 0, 10)).isEmpty();
        assertThat(SparklinePoints.of(new double[] {Double.NaN}, 10, 10)).isEmpty();
    }
}
