package pitwall.fleet.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.fleet.Position;

class OutlineReaderTest {
    private static final String SQUARE = "0 0,4 0,4 4,0 4,0 0";

    /// Rings separated by `|`, pieces by `/`.
    static OutlineReading read(String text) {
        List<List<List<double[]>>> polygons = new ArrayList<>();
        for (String polygon : text.split("/")) {
            List<List<double[]>> rings = new ArrayList<>();
            for (String ring : polygon.split("\\|")) {
                rings.add(ring(ring));
            }
            polygons.add(rings);
        }
        return OutlineReader.read(polygons);
    }

    static Outline outline(String text) {
        return ((OutlineReading.Good) read(text)).outline();
    }

    private static List<double[]> ring(String text) {
        List<double[]> ring = new ArrayList<>();
        for (String position : text.split(",")) {
            String[] numbers = position.strip().split(" ");
            ring.add(new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])});
        }
        return ring;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0 0,1 0,0 0; TOO_FEW_POINTS; coordinates[0][0]",
                "0 0,4 0,4 4,0 4; NOT_CLOSED; coordinates[0][0]",
                "0 0,4 0,4 91,0 0; NOT_ON_EARTH; coordinates[0][0][2]",
                "0 0,4 0,NaN 4,0 0; NOT_ON_EARTH; coordinates[0][0][2]",
                "170 0,-170 0,-170 5,170 5,170 0; ANTIMERIDIAN; coordinates[0][0][1]",
                "0 0,4 4,4 0,0 5,0 0; CROSSES_ITSELF; coordinates[0]",
                "0 0,4 0,2 0,2 2,0 0; CROSSES_ITSELF; coordinates[0]",
                "0 0,4 0,8 0,4 0,0 0; NO_AREA; coordinates[0][0]",
                "0 0,0 0,0 0,4 0,0 0; NO_AREA; coordinates[0][0]",
                "0 0,4 0,4 4,0 4,0 0|5 5,6 5,6 6,5 5; HOLE_OUTSIDE; coordinates[0][1]",
                "0 0,4 0,4 4,0 4,0 0|1 1,5 1,5 2,1 1; CROSSES_ITSELF; coordinates[0]",
                "0 0,4 0,4 4,0 4,0 0/9 0,9 1; TOO_FEW_POINTS; coordinates[1][0]"
            })
    void whatWouldBeAMatterOfOpinionIsRefused(String text, OutlineFault fault, String where) {
        assertThat(read(text)).isEqualTo(new OutlineReading.Bad(fault, where));
    }

    @Test
    void noPolygonIsRefused() {
        assertThat(OutlineReader.read(List.of()))
                .isEqualTo(new OutlineReading.Bad(OutlineFault.NO_POLYGON, "coordinates"));
        assertThat(OutlineReader.read(List.of(List.of())))
                .isEqualTo(new OutlineReading.Bad(OutlineFault.NO_POLYGON, "coordinates[0]"));
    }

    @Test
    void moreCornersThanAllowedAreRefusedAndAsManyAreNot() {
        assertThat(OutlineReader.read(List.of(List.of(circle(OutlineReader.MOST_CORNERS - 1)))))
                .isInstanceOf(OutlineReading.Good.class);
        assertThat(OutlineReader.read(List.of(List.of(circle(OutlineReader.MOST_CORNERS)))))
                .isEqualTo(new OutlineReading.Bad(OutlineFault.TOO_MANY_POINTS, "coordinates[0][0]"));
    }

    private static List<double[]> circle(int corners) {
        List<double[]> ring = new ArrayList<>();
        for (int i = 0; i <= corners; i++) {
            double angle = 2 * Math.PI * (i % corners) / corners;
            ring.add(new double[] {10 * Math.cos(angle), 50 + 10 * Math.sin(angle)});
        }
        return ring;
    }

    @Test
    void theDirectionOfRingsIsPutRightAndRepeatedPointsGo() {
        Outline clockwise = outline("0 0,0 4,4 4,4 4,4 0,0 0|1 1,2 1,2 2,1 1");

        assertThat(clockwise.patches().getFirst().edge().area()).isEqualTo(16);
        assertThat(clockwise.patches().getFirst().holes().getFirst().area()).isEqualTo(-0.5);
        assertThat(clockwise.corners()).isEqualTo(7);
        assertThat(clockwise.area()).isEqualTo(15.5);
    }

    @ParameterizedTest
    @CsvSource({
        "0 0, true",
        "4 2, true",
        "2 2, false",
        "1.5 1.5, true",
        "3.9 3.9, true",
        "4.000001 2, false",
        "11 0.5, true",
        "11 1.5, false"
    })
    void edgesAreInsideAndHolesAreNot(String place, boolean inside) {
        Outline outline =
                outline("0 0,4 0,4 4,0 4,0 0|1.5 1.5,2.5 1.5,2.5 2.5,1.5 2.5,1.5 1.5/10 0,12 0,12 1,10 1,10 0");
        String[] numbers = place.split(" ");

        assertThat(outline.holds(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])))
                .isEqualTo(inside);
    }

    @Test
    void twoHalvesAtTheAntimeridianAreOnePlaceAndThePolesBelongToCaps() {
        Outline fiji = outline("177 -19,180 -19,180 -16,177 -16,177 -19/-180 -19,-178 -19,-178 -16,-180 -16,-180 -19");
        Outline cap = outline("-180 80,0 80,180 80,180 90,0 90,-180 90,-180 80");

        assertThat(fiji.holds(180, -17)).isTrue();
        assertThat(fiji.holds(-180, -17)).isTrue();
        assertThat(fiji.holds(-179, -17)).isTrue();
        assertThat(fiji.holds(-177, -17)).isFalse();
        assertThat(fiji.metresFrom(at(-17, -177.5))).isBetween(52_000.0, 54_000.0);
        assertThat(outline("177 -19,179 -19,179 -16,177 -16,177 -19").metresFrom(at(-17, -179)))
                .isBetween(210_000.0, 214_000.0);
        assertThat(cap.holds(123.4, 90)).isTrue();
        assertThat(cap.holds(-180, 85)).isTrue();
        assertThat(cap.holds(0, 79.9)).isFalse();
    }

    @Test
    void theDistanceIsThatToTheNearestLine() {
        Outline square = outline(SQUARE);

        assertThat(square.metresFrom(at(2, 2))).isZero();
        assertThat(square.metresFrom(at(2, 5))).isBetween(110_000.0, 112_000.0);
        assertThat(square.metresFrom(at(4.001, 4.001))).isBetween(150.0, 160.0);
    }

    @Test
    void manyRandomStarsHoldWhatTheirTrianglesHold() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            double[][] star = star(random);
            OutlineReading read = OutlineReader.read(List.of(List.of(closed(star))));
            assertThat(read).as("seed %d run %d", seed, run).isInstanceOf(OutlineReading.Good.class);
            Outline outline = ((OutlineReading.Good) read).outline();
            for (int i = 0; i < 50; i++) {
                double x = 20 * random.nextDouble() - 10;
                double y = 20 * random.nextDouble() - 10;
                assertThat(outline.holds(x, y))
                        .as("seed %d run %d at %s %s", seed, run, x, y)
                        .isEqualTo(inAnyTriangle(star, x, y));
            }
        }
    }

    private static double[][] star(Random random) {
        int corners = 5 + random.nextInt(20);
        double[][] star = new double[corners][];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = 2 + 7 * random.nextDouble();
            star[i] = new double[] {
                Math.rint(1e6 * radius * Math.cos(angle)) / 1e6, Math.rint(1e6 * radius * Math.sin(angle)) / 1e6
            };
        }
        return star;
    }

    private static List<double[]> closed(double[][] star) {
        List<double[]> ring = new ArrayList<>(List.of(star));
        ring.add(star[0]);
        return ring;
    }

    private static boolean inAnyTriangle(double[][] star, double x, double y) {
        for (int i = 0; i < star.length; i++) {
            double[] a = star[i];
            double[] b = star[(i + 1) % star.length];
            double whole = a[0] * b[1] - b[0] * a[1];
            double first = (x * b[1] - b[0] * y) / whole;
            double second = (a[0] * y - x * a[1]) / whole;
            if (first >= 0 && second >= 0 && first + second <= 1) {
                return true;
            }
        }
        return false;
    }

    static Position at(double latitude, double longitude) {
        return new Position(latitude, longitude, 0, Instant.EPOCH);
    }
}
