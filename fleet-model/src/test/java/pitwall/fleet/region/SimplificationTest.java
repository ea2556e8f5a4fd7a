package pitwall.fleet.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimplificationTest {
    @Test
    void cornersOnALineGoAndThoseThatMatterStay() {
        List<double[]> ring = List.of(p(0, 0), p(1, 0), p(2, 0), p(4, 0), p(4, 4), p(2, 4.001), p(0, 4), p(0, 0));

        assertThat(Simplification.ring(ring, 0.01)).containsExactly(p(0, 0), p(4, 0), p(4, 4), p(0, 4), p(0, 0));
        assertThat(Simplification.ring(ring, 0)).hasSize(6);
    }

    @Test
    void aRingKeepsThreeCorners() {
        List<double[]> ring = List.of(p(0, 0), p(1, 0), p(1, 0.1), p(0.5, 0.3), p(0, 0));

        List<double[]> least = Simplification.ring(ring, 1_000);

        assertThat(least).hasSize(4);
        assertThat(least.getFirst()).isEqualTo(least.getLast());
    }

    @Test
    void nothingThatWentIsFartherFromWhatStayedThanTheTolerance() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 100; run++) {
            List<double[]> ring = walk(random);
            double tolerance = random.nextDouble();
            List<double[]> rest = Simplification.ring(ring, tolerance);

            assertThat(rest).as("seed %d run %d", seed, run).hasSizeBetween(4, ring.size());
            assertThat(rest.getFirst()).isEqualTo(rest.getLast());
            assertThat(ring)
                    .as("seed %d run %d", seed, run)
                    .allSatisfy(one -> assertThat(nearest(one, rest)).isLessThanOrEqualTo(tolerance + 1e-12));
        }
    }

    private static List<double[]> walk(Random random) {
        List<double[]> ring = new ArrayList<>();
        double radius = 10;
        int corners = 4 + random.nextInt(300);
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            radius += random.nextGaussian() / 3;
            ring.add(p(radius * Math.cos(angle), radius * Math.sin(angle)));
        }
        ring.add(ring.getFirst());
        return ring;
    }

    private static double nearest(double[] one, List<double[]> line) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < line.size(); i++) {
            nearest = Math.min(nearest, Simplification.distance(one, line.get(i - 1), line.get(i)));
        }
        return nearest;
    }

    private static double[] p(double x, double y) {
        return new double[] {x, y};
    }
}
