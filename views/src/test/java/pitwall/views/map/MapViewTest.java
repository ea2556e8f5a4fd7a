package pitwall.views.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// What holds wherever on earth one looks.
class MapViewTest {
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void aPlaceIsFoundWhereItIsProjected() {
        for (int i = 0; i < 2_000; i++) {
            double latitude = random.nextDouble() * 2 * Mercator.LIMIT - Mercator.LIMIT;
            double longitude = random.nextDouble() * 360 - 180;

            assertThat(Mercator.latitude(Mercator.y(latitude)))
                    .as("seed %d", seed)
                    .isCloseTo(latitude, within(1e-9));
            assertThat(Mercator.longitude(Mercator.x(longitude)))
                    .as("seed %d", seed)
                    .isCloseTo(longitude, within(1e-9));
        }
        assertThat(Mercator.y(90)).isEqualTo(Mercator.y(Mercator.LIMIT)).isCloseTo(0, within(1e-12));
        assertThat(Mercator.y(-90)).isCloseTo(1, within(1e-12));
    }

    @Test
    void whatIsUnderAPointIsDrawnAtThatPoint() {
        for (int i = 0; i < 2_000; i++) {
            MapView view = view();
            double screenX = random.nextDouble() * view.width();
            double screenY = random.nextDouble() * view.height();

            double x = view.worldX(screenX);
            double y = view.worldY(screenY);

            assertThat(x).as("seed %d", seed).isBetween(0.0, 1.0);
            assertThat(view.screenX(x)).as("seed %d %s", seed, view).isCloseTo(screenX, within(1e-3));
            assertThat(view.screenY(y)).as("seed %d %s", seed, view).isCloseTo(screenY, within(1e-3));
        }
    }

    @Test
    void thePlaceUnderThePointerStaysThereWhileZooming() {
        for (int i = 0; i < 2_000; i++) {
            MapView view = new MapView(
                    random.nextDouble(), 0.3 + random.nextDouble() * 0.4, 5 + random.nextDouble() * 5, 1280, 800);
            double screenX = random.nextDouble() * 1280;
            double screenY = random.nextDouble() * 800;
            double x = view.worldX(screenX);
            double y = view.worldY(screenY);

            MapView closer = view.zoomed(random.nextDouble() * 4 - 1, screenX, screenY);

            assertThat(closer.screenX(x)).as("seed %d %s", seed, view).isCloseTo(screenX, within(1e-3));
            assertThat(closer.screenY(y)).as("seed %d %s", seed, view).isCloseTo(screenY, within(1e-3));
        }
    }

    @Test
    void theWindowNeverLeavesTheWorld() {
        for (int i = 0; i < 2_000; i++) {
            MapView view = view().panned(random.nextDouble() * 1e5 - 5e4, random.nextDouble() * 1e5 - 5e4)
                    .zoomed(random.nextDouble() * 20 - 10, random.nextDouble() * 900, random.nextDouble() * 700);

            assertThat(view.scale())
                    .as("seed %d %s", seed, view)
                    .isGreaterThanOrEqualTo(Math.max(view.width(), view.height()) * 0.999999);
            assertThat(view.top()).as("seed %d %s", seed, view).isGreaterThanOrEqualTo(-1e-9);
            assertThat(view.worldY(view.height())).as("seed %d %s", seed, view).isLessThanOrEqualTo(1 + 1e-9);
            assertThat(view.x()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void neighboursAcrossTheAntimeridianAreNeighboursOnTheScreen() {
        MapView view = new MapView(Mercator.x(180), Mercator.y(-17), 6, 1000, 600);

        double west = view.screenX(Mercator.x(179.9));
        double east = view.screenX(Mercator.x(-179.9));

        assertThat(east - west).isCloseTo(0.2 / 360 * view.scale(), within(1e-6));
        assertThat(west).isBetween(0.0, 500.0);
    }

    @Test
    void aFleetOnBothSidesOfTheAntimeridianFitsASmallWindow() {
        WorldBox box = WorldBox.around(
                new double[] {Mercator.x(178), Mercator.x(-178), Mercator.x(179.5)},
                new double[] {Mercator.y(-17), Mercator.y(-18), Mercator.y(-16)});

        assertThat(box.width()).isCloseTo(4.0 / 360, within(1e-9));
        assertThat(box.holds(Mercator.x(180), Mercator.y(-17))).isTrue();
        assertThat(box.holds(Mercator.x(0), Mercator.y(-17))).isFalse();
        MapView view = MapView.of(box, 1000, 600, 40);
        assertThat(view.screenX(Mercator.x(178))).isBetween(39.0, 961.0);
        assertThat(view.screenX(Mercator.x(-178))).isBetween(39.0, 961.0);
    }

    private MapView view() {
        return new MapView(
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble() * 14,
                1 + random.nextInt(2_000),
                1 + random.nextInt(1_200));
    }
}
