package pitwall.views.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AreaPainterTest {
    private static final GroundColors COLORS = new GroundColors(0xFF000010, 0xFF000020, 0xFF000030, 0xFF000040);

    private final AreaPainter painter = new AreaPainter(new Brushes());
    private final Raster raster = new Raster(200, 100);

    private static GroundAreas.Line square(double left, double top, double side, boolean round) {
        double[] x = {left, left + side, left + side, left};
        double[] y = {top, top, top + side, top + side};
        return round
                ? GroundAreas.Line.of(x, y)
                : GroundAreas.Line.of(new double[] {x[3], x[2], x[1], x[0]}, new double[] {y[3], y[2], y[1], y[0]});
    }

    private int pixel(int x, int y) {
        return raster.pixels()[y * raster.width() + x];
    }

    private void draw(MapFrame frame, List<GroundAreas.Line> usual, List<GroundAreas.Line> chosen) {
        raster.clear(0);
        painter.draw(new GroundAreas(usual, chosen), frame, 1, COLORS, raster);
    }

    @Test
    void anAreaIsFilledAndItsHoleIsNot() {
        MapFrame frame = new MapFrame(0.5, 0.5, 1_000, 200, 100);

        draw(frame, List.of(square(0.52, 0.51, 0.08, true), square(0.54, 0.53, 0.02, false)), List.of());

        assertThat(pixel(30, 20)).isEqualTo(0xFF000010);
        assertThat(pixel(50, 40)).isZero();
        assertThat(pixel(20, 50)).isNotZero();
        assertThat(pixel(150, 50)).isZero();
    }

    @Test
    void theChosenAreaLiesOverTheOthers() {
        MapFrame frame = new MapFrame(0.5, 0.5, 1_000, 200, 100);

        draw(frame, List.of(square(0.52, 0.51, 0.08, true)), List.of(square(0.54, 0.53, 0.02, true)));

        assertThat(pixel(50, 40)).isEqualTo(0xFF000030);
        assertThat(pixel(30, 20)).isEqualTo(0xFF000010);
    }

    @Test
    void aFrameAcrossTheAntimeridianHasBothSides() {
        MapFrame frame = new MapFrame(0.95, 0.5, 1_000, 200, 100);

        draw(frame, List.of(square(0.96, 0.51, 0.04, true), square(0, 0.51, 0.04, true)), List.of());

        assertThat(pixel(30, 30)).isEqualTo(0xFF000010);
        assertThat(pixel(70, 30)).isEqualTo(0xFF000010);
        assertThat(pixel(100, 30)).isZero();
    }

    @Test
    void nothingIsDrawnOfWhatIsElsewhereOrTooSmall() {
        MapFrame frame = new MapFrame(0.5, 0.5, 1_000, 200, 100);

        draw(frame, List.of(square(0.1, 0.1, 0.05, true), square(0.55, 0.55, 0.002, true)), List.of());

        assertThat(raster.isBlank()).isTrue();
    }
}
