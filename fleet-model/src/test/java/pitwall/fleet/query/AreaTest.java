package pitwall.fleet.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaTest {
    @ParameterizedTest
    @CsvSource({
        "48/11;49/12, 48.5, 11.5, true",
        "48/11;49/12, 48, 11, true",
        "48/11;49/12, 48.5, 12.01, false",
        "49/11;48/12, 48.5, 11.5, true",
        "-10/170;10/-170, 0, 175, true",
        "-10/170;10/-170, 0, -175, true",
        "-10/170;10/-170, 0, 180, true",
        "-10/170;10/-170, 0, -180, true",
        "-10/170;10/-170, 0, 0, false",
        "-10/170;-10/190;10/180, -9, -179, true",
        "-10/170;-10/190;10/180, 9, -175, false",
        "-90/-180;90/180, 90, 180, true",
        "-90/-180;90/180, -90, -180, true",
        "85/-180;90/180, 89, 77, true",
        "48/11;50/11;50/13;49/12;48/13, 48.2, 12.7, true",
        "48/11;50/11;50/13;49/12;48/13, 49, 12.9, false"
    })
    void aPlaceIsInsideOrNot(String area, double latitude, double longitude, boolean inside) {
        assertThat(Area.of(area).orElseThrow().holds(latitude, longitude)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "48/11",
                "48/11;",
                "48;11",
                "48/11;x/12",
                "91/0;0/0",
                "0/361;1/1",
                "1e3/1;2/2",
                "48,5/11;49/12"
            })
    void whatIsNoAreaIsRefused(String text) {
        assertThat(Area.of(text)).isEmpty();
    }

    @Test
    void anOutlineHasNoMorePointsThanAllowed() {
        String points = "48/11;49/12;".repeat(Area.MAX_POINTS / 2);

        assertThat(Area.of(points.substring(0, points.length() - 1))).isPresent();
        assertThat(Area.of(points + "48/11")).isEmpty();
    }

    /// A rectangle written as an outline holds the same places, also around the antimeridian.
    @Test
    void aRectangleIsItsOutline() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            double south = random.nextInt(-80, 70);
            double west = random.nextInt(-180, 180);
            double north = south + 1 + random.nextInt(10);
            double east = west + 1 + random.nextInt(100);
            Area rectangle = Area.of(text(south, west) + ";" + text(north, east > 180 ? east - 360 : east))
                    .orElseThrow();
            Area outline = Area.of(text(south, west) + ";" + text(south, east) + ";" + text(north, east) + ";"
                            + text(north, west))
                    .orElseThrow();
            for (int i = 0; i < 20; i++) {
                double latitude = random.nextDouble() * 180 - 90;
                double longitude = random.nextDouble() * 360 - 180;
                double away = (longitude - west + 720) % 360;
                boolean inside = latitude >= south && latitude <= north && away <= east - west;

                assertThat(rectangle.holds(latitude, longitude))
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(inside);
                assertThat(outline.holds(latitude, longitude))
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(inside);
            }
        }
    }

    private static String text(double latitude, double longitude) {
        return String.format(Locale.ROOT, "%.3f/%.3f", latitude, longitude);
    }
}
