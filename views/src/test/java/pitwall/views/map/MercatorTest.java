package pitwall.views.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for the projection everywhere on earth.
class MercatorTest {
    private static final int ROUNDS = 5_000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void aPlaceIsFoundWhereItIsProjected() {
        for (int i = 0; i < ROUNDS; i++) {
            double latitude = latitude();
            double longitude = longitude();

            assertThat(Mercator.latitude(Mercator.y(latitude)))
                    .as("seed %d", seed)
                    .isCloseTo(latitude, within(1e-9));
            assertThat(Mercator.longitude(Mercator.x(longitude)))
                    .as("seed %d", seed)
                    .isCloseTo(longitude, within(1e-9));
        }
    }

    @Test
    void whatLiesFurtherEastOrNorthIsDrawnThere() {
        for (int i = 0; i < ROUNDS; i++) {
            double east = longitude();
            double west = east - 1e-7 - random.nextDouble() * (east + 180);
            double south = latitude();
            double north = south + 1e-7 + random.nextDouble() * (Mercator.LIMIT - south);

            assertThat(Mercator.x(east)).as("seed %d: %s, %s", seed, west, east).isGreaterThan(Mercator.x(west));
            assertThat(Mercator.y(Math.min(north, Mercator.LIMIT)))
                    .as("seed %d: %s, %s", seed, south, north)
                    .isLessThan(Mercator.y(south));
        }
    }

    @Test
    void theProjectionKeepsShapesWhereverItEnlarges() {
        double step = 1e-5;
        for (int i = 0; i < ROUNDS; i++) {
            double latitude = latitude() * 0.99;
            double across = (Mercator.x(step) - Mercator.x(0)) / Math.cos(Math.toRadians(latitude));
            double down = Mercator.y(latitude - step / 2) - Mercator.y(latitude + step / 2);

            assertThat(down / across).as("seed %d at %s", seed, latitude).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void northAndSouthMirrorOneAnother() {
        for (int i = 0; i < ROUNDS; i++) {
            double latitude = latitude();

            assertThat(Mercator.y(latitude) + Mercator.y(-latitude))
                    .as("seed %d at %s", seed, latitude)
                    .isCloseTo(1, within(1e-12));
        }
        assertThat(Mercator.y(0)).isEqualTo(0.5);
    }

    @Test
    void whateverLiesBeyondTheLimitIsDrawnOnTheEdge() {
        for (int i = 0; i < ROUNDS; i++) {
            double beyond = Mercator.LIMIT + random.nextDouble() * (90 - Mercator.LIMIT);

            assertThat(Mercator.y(beyond)).as("seed %d", seed).isEqualTo(Mercator.y(Mercator.LIMIT));
            assertThat(Mercator.y(-beyond)).as("seed %d", seed).isEqualTo(Mercator.y(-Mercator.LIMIT));
            assertThat(Mercator.y(longitude() / 2)).as("seed %d", seed).isBetween(0.0, 1.0);
        }
        assertThat(Mercator.y(90)).isCloseTo(0, within(1e-12));
        assertThat(Mercator.y(-90)).isCloseTo(1, within(1e-12));
        assertThat(Mercator.latitude(0)).isCloseTo(Mercator.LIMIT, within(1e-9));
        assertThat(Mercator.latitude(1)).isCloseTo(-Mercator.LIMIT, within(1e-9));
    }

    @Test
    void bothSidesOfTheAntimeridianAreOnePlaceOnEveryCopyOfTheWorld() {
        assertThat(Mercator.x(-180)).isZero();
        assertThat(Mercator.x(180)).isEqualTo(1);
        assertThat(Mercator.longitude(1)).isEqualTo(Mercator.longitude(0)).isEqualTo(-180);
        for (int i = 0; i < ROUNDS; i++) {
            double x = random.nextDouble();
            int copy = random.nextInt(7) - 3;

            assertThat(Mercator.longitude(x + copy))
                    .as("seed %d: %s on copy %d", seed, x, copy)
                    .isCloseTo(Mercator.longitude(x), within(1e-9))
                    .isBetween(-180.0, 180.0);
        }
    }

    /// The corners of the squares that tile servers cut the world into, by their published formula.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 10, 14, 19})
    void theEdgesOfSquaresAreWhereTileServersCut(int zoom) {
        int count = 1 << zoom;
        for (int i = 0; i < 500; i++) {
            int column = random.nextInt(count);
            int row = random.nextInt(count);
            double west = 360.0 * column / count - 180;
            double north = Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2.0 * row / count))));
            double inside = 1e-6 / count;

            assertThat(Mercator.x(west) * count).as("seed %d", seed).isCloseTo(column, within(1e-6));
            assertThat(Mercator.y(north) * count).as("seed %d", seed).isCloseTo(row, within(1e-6));
            assertThat((int) ((Mercator.x(west) + inside) * count))
                    .as("seed %d: just east of the edge", seed)
                    .isEqualTo(column);
            assertThat((int) Math.floor((Mercator.x(west) - inside) * count))
                    .as("seed %d: just west of the edge", seed)
                    .isEqualTo(column - 1);
            assertThat((int) ((Mercator.y(north) + inside) * count))
                    .as("seed %d: just south of the edge", seed)
                    .isEqualTo(row);
        }
    }

    @Test
    void aKilometreIsDrawnAsWideAsTheParallelIsShort() {
        for (int i = 0; i < ROUNDS; i++) {
            double latitude = latitude();
            double round = 40_075.017 * Math.cos(Math.toRadians(latitude));

            assertThat(Mercator.width(1_000, latitude) * round)
                    .as("seed %d at %s", seed, latitude)
                    .isCloseTo(1, within(1e-6));
        }
    }

    private double latitude() {
        return (random.nextDouble() * 2 - 1) * Mercator.LIMIT;
    }

    private double longitude() {
        return random.nextDouble() * 360 - 180;
    }
}
