package pitwall.views.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Land, sea and lines where they belong.
class BaseRendererTest {
    private static final int WATER = 0xFF000000;
    private static final int LAND = 0xFFFFFFFF;
    private static final BaseColors TWO = new BaseColors(WATER, LAND, 0, 0, 0);

    private final BaseMap map = ((BaseMapRead.Loaded) BaseMapFile.bundled()).map();
    private final BaseRenderer renderer = new BaseRenderer();

    @Test
    void landIsLandAndSeaIsSeaAtEveryZoom() {
        for (double zoom = 1.5; zoom < 9; zoom += 1.5) {
            assertThat(pixel(48.8, 11.5, zoom)).as("Bavaria at %s", zoom).isEqualTo(LAND);
            assertThat(pixel(66.9, 179.9, zoom)).as("Chukotka at %s", zoom).isEqualTo(LAND);
            assertThat(pixel(66.9, -179.9, zoom))
                    .as("Chukotka, west, at %s", zoom)
                    .isEqualTo(LAND);
            assertThat(pixel(-84, 20, zoom)).as("Antarctica at %s", zoom).isEqualTo(LAND);
            assertThat(pixel(40, -40, zoom)).as("the Atlantic at %s", zoom).isEqualTo(WATER);
            assertThat(pixel(0, -150, zoom)).as("the Pacific at %s", zoom).isEqualTo(WATER);
            assertThat(pixel(43, 34, zoom)).as("the Black Sea at %s", zoom).isEqualTo(WATER);
        }
    }

    private int pixel(double latitude, double longitude, double zoom) {
        MapView view = new MapView(Mercator.x(longitude), Mercator.y(latitude), zoom, 300, 200);
        MapFrame frame = MapFrame.around(view, 0, 1);
        Raster raster = new Raster(frame.width(), frame.height());
        renderer.draw(map, frame, 1, TWO, raster);
        int x = Math.clamp((int) frame.pixelX(Mercator.x(longitude)), 0, 299);
        int y = Math.clamp((int) frame.pixelY(Mercator.y(latitude)), 0, 199);
        return raster.pixels()[y * 300 + x];
    }

    @Test
    void fillingAnyTriangleCoversItsArea() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            double[] x = random.doubles(3, -30, 130).toArray();
            double[] y = random.doubles(3, -30, 90).toArray();
            Raster raster = new Raster(100, 60);
            AreaFill fill = new AreaFill(100, 60);
            for (int i = 0; i < 3; i++) {
                fill.edge(x[i], y[i], x[(i + 1) % 3], y[(i + 1) % 3]);
            }

            fill.paint(raster, LAND);

            for (int probe = 0; probe < 20; probe++) {
                int px = random.nextInt(100);
                int py = random.nextInt(60);
                double inside = inside(x, y, px + 0.5, py + 0.5);
                if (Math.abs(inside) > 1.5) {
                    assertThat(raster.pixels()[py * 100 + px] >>> 24)
                            .as("seed %d round %d at %d, %d", seed, round, px, py)
                            .isEqualTo(inside > 0 ? 255 : 0);
                }
            }
        }
    }

    /// Distance to the nearest edge's line, negative outside.
    private static double inside(double[] x, double[] y, double px, double py) {
        double turn = Math.signum((x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]));
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            double length = Math.hypot(x[j] - x[i], y[j] - y[i]);
            nearest = Math.min(nearest, turn * ((x[j] - x[i]) * (py - y[i]) - (px - x[i]) * (y[j] - y[i])) / length);
        }
        return nearest;
    }

    @Test
    void noNameLiesOverAnother() {
        LabelPlacer placer = new LabelPlacer(map, java.util.Locale.GERMAN, (name, _) -> 6.5 * name.length());
        for (double size : new double[] {0.8, 1, 1.5, 3}) {
            for (double zoom = 2; zoom < 12; zoom += 0.7) {
                MapView view = new MapView(Mercator.x(8), Mercator.y(48), zoom, 1280, 800);
                var labels = placer.place(MapFrame.around(view, 96, 1), size);

                assertThat(labels).as("zoom %s, size %s", zoom, size).isNotEmpty();
                for (MapLabel one : labels) {
                    assertThat(one.size()).isEqualTo(size);
                    assertThat(labels).filteredOn(other -> other != one).noneMatch(other -> one.collides(other, 0));
                }
            }
        }
    }
}
