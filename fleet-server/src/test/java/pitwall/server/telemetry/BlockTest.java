package pitwall.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Metric;
import pitwall.testing.Seeds;

class BlockTest {
    private static final int METRICS = Metric.values().length;

    @Test
    void whateverWasWrittenIsReadBack() {
        RandomGenerator random = Seeds.announced("telemetry blocks").generator();
        for (int round = 0; round < 200; round++) {
            List<Step> samples = samples(random, 1 + random.nextInt(300));

            assertSame(Block.read(samples.getFirst().millis(), Block.write(samples)), samples);
        }
    }

    @Test
    void foldedStepsAreReadBackToATenth() {
        RandomGenerator random = Seeds.announced("telemetry blocks").generator();
        for (int round = 0; round < 200; round++) {
            Fold fold = new Fold(0, 60_000);
            samples(random, 1 + random.nextInt(300)).forEach(fold::add);
            List<Step> steps = fold.steps();

            assertSame(Block.read(steps.getFirst().millis(), Block.write(steps)), steps);
        }
    }

    @Test
    void aCarThatSaysTheSameAgainCostsNextToNothing() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 720; i++) {
            steps.add(Step.sample(i * 5_000L, new int[] {80, 20, 40, 60, 35, 90, 0}));
        }

        assertThat(Block.write(steps).length).isLessThan(80);
    }

    @Test
    void whatIsNoBlockIsSaidToBeDamaged() {
        assertThatThrownBy(() -> Block.read(0, new byte[0])).isInstanceOf(DamagedBlockException.class);
        assertThatThrownBy(() -> Block.read(0, new byte[] {9, 1, 2})).isInstanceOf(DamagedBlockException.class);
        byte[] cut = Arrays.copyOf(
                Block.write(samples(Seeds.announced("telemetry blocks").generator(), 100)), 40);
        assertThatThrownBy(() -> Block.read(0, cut)).isInstanceOf(DamagedBlockException.class);
    }

    private static List<Step> samples(RandomGenerator random, int count) {
        List<Step> steps = new ArrayList<>();
        long at = random.nextLong(2_000_000_000_000L);
        for (int i = 0; i < count; i++) {
            int[] values = new int[METRICS];
            for (int m = 0; m < METRICS; m++) {
                values[m] = random.nextInt(10) == 0 ? Samples.ABSENT : random.nextInt(-100, 501);
            }
            steps.add(Step.sample(at, values));
            at += 1 + random.nextInt(20_000);
        }
        return steps;
    }

    private static void assertSame(List<Step> read, List<Step> written) {
        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < written.size(); i++) {
            Step one = read.get(i);
            Step other = written.get(i);
            assertThat(one.at()).isEqualTo(other.at());
            assertThat(one.length()).isEqualTo(other.length());
            assertThat(one.samples()).isEqualTo(other.samples());
            for (int m = 0; m < METRICS; m++) {
                assertSame(one.range(m), other.range(m));
            }
        }
    }

    private static void assertSame(@Nullable Range read, @Nullable Range written) {
        if (read == null || written == null) {
            assertThat(read).isSameAs(written);
            return;
        }
        assertThat(read.least()).isEqualTo(written.least());
        assertThat(read.most()).isEqualTo(written.most());
        assertThat(Math.abs(read.mean() - written.mean())).isLessThan(0.0501);
    }
}
