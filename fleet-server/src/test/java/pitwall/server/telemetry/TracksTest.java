package pitwall.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.Precision;
import pitwall.protocol.rest.CarTrack;

class TracksTest {
    private static final long NOW = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();

    @Test
    void aBlockIsReadAsItWasWritten() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 100; run++) {
            List<TrackPoint> points = new ArrayList<>();
            long at = NOW;
            for (int i = random.nextInt(200); i > 0; i--) {
                at += random.nextInt(200_000);
                points.add(TrackPoint.of(
                        at, 180 * random.nextDouble() - 90, 360 * random.nextDouble() - 180, random.nextInt(360)));
            }
            assertThat(TrackBlock.read(TrackBlock.write(points)))
                    .as("seed %d run %d", seed, run)
                    .isEqualTo(points);
        }
    }

    @Test
    void damagedBytesAreNoBlockAndNeverAnythingElse() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        assertThatExceptionOfType(DamagedBlockException.class).isThrownBy(() -> TrackBlock.read(new byte[0]));
        for (int run = 0; run < 2_000; run++) {
            byte[] bytes = new byte[1 + random.nextInt(60)];
            random.nextBytes(bytes);
            bytes[0] = 1;
            try {
                assertThat(TrackBlock.read(bytes))
                        .as("seed %d run %d", seed, run)
                        .allSatisfy(point -> {
                            assertThat(Math.abs(point.latitude())).isLessThanOrEqualTo(90);
                            assertThat(point.heading()).isBetween(0, 359);
                        });
            } catch (DamagedBlockException expected) {
                assertThat(expected).hasMessageNotContaining("Exception");
            }
        }
    }

    @Test
    void aCarThatStandsLeavesFewPointsAndOneThatDrivesMore() {
        Track standing = new Track();
        Track driving = new Track();
        for (int second = 0; second <= 600; second += 5) {
            standing.add(NOW + second * 1000L, NOW + second * 1000L, 48.1, 11.5, 0);
            driving.add(NOW + second * 1000L, NOW + second * 1000L, 48.1 + second * 1e-4, 11.5, 0);
        }

        assertThat(standing.waiting()).hasSize(6);
        assertThat(driving.waiting()).hasSize(41);
    }

    @Test
    void aTrailHasGapsAndNoMorePointsThanAskedFor() {
        List<TrackPoint> known = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            long silence = i >= 500 ? Duration.ofMinutes(20).toMillis() : 0;
            known.add(TrackPoint.of(NOW + i * 15_000L + silence, 48 + i * 1e-4, 11, 0));
        }

        CarTrack trail = trail(known, 100, Precision.EXACT);

        assertThat(trail.points()).hasSizeBetween(50, 100);
        assertThat(trail.points()).filteredOn(CarTrack.Point::gap).hasSize(1);
        assertThat(trail.points().getFirst().latitude()).isEqualTo(48);
        assertThat(trail.points().getLast().at()).isEqualTo(known.getLast().at());
    }

    @Test
    void whoMayNotSeeExactPositionsIsToldHundredthsOfADegreeAndWholeMinutes() {
        List<TrackPoint> known = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            known.add(TrackPoint.of(NOW + 7 + i * 15_000L, 48.123456 + i * 1e-4, 11.987654, 45));
        }

        CarTrack trail = trail(known, 500, Precision.KILOMETRE);

        assertThat(trail.precision()).isEqualTo(Precision.KILOMETRE);
        assertThat(trail.points()).hasSize(2).allSatisfy(point -> {
            assertThat(point.heading()).isNull();
            assertThat(point.at().getEpochSecond() % 60).isZero();
            assertThat(point.at().getNano()).isZero();
            assertThat(point.longitude()).isEqualTo(11.99);
        });
    }

    private static CarTrack trail(List<TrackPoint> known, int points, Precision precision) {
        Instant from = Instant.ofEpochMilli(NOW);
        return new Trail(from, from.plus(Duration.ofDays(1)), points, precision).of(new CarId("car-1"), known);
    }
}
