package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.checks.e2e.stream.TroubledWorld.Tally;
import pitwall.testing.Seeds;

/// The property over real sockets: after any schedule of cuts, delays, lost, doubled and turned messages and
/// restarts the console shows what a fresh snapshot shows at the same sequence. Hundreds of schedules of the same kind
/// run without sockets in the client's own tests; these few tens are here because a socket has its own ideas.
/// `-Dpitwall.schedules=N` runs more of them.
final class PictureEqualsSnapshotTest {
    private static final int SCHEDULES = Integer.getInteger("pitwall.schedules", 20);
    /// They mostly wait, so that several of them run side by side.
    private static final int WORLDS = 4;
    /// In so many schedules one is certain to restart the server.
    private static final int RESTART_EVERY = 4;

    @TempDir
    private Path folder;

    private final Seeds seeds = Seeds.announced("schedules over sockets");

    @Test
    void afterAnyScheduleTheConsoleShowsWhatAFreshSnapshotShows() throws InterruptedException, ExecutionException {
        Tally all = Tally.NOTHING;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Tally>> worlds = new ArrayList<>();
            for (int world = 0; world < WORLDS; world++) {
                int number = world;
                worlds.add(threads.submit(() -> inWorld(number)));
            }
            for (Future<Tally> world : worlds) {
                all = all.plus(world.get());
            }
        }

        assertThat(all.spoilt()).as("spoilt messages").isGreaterThan(SCHEDULES);
        assertThat(all.connections()).as("connections").isGreaterThan(SCHEDULES);
        assertThat(all.restarts()).as("restarts of the server").isGreaterThanOrEqualTo(SCHEDULES / RESTART_EVERY);
        assertThat(all.halfOpen()).as("half-open connections").isPositive();
        assertThat(all.steered()).as("steps of rollouts").isGreaterThan(SCHEDULES / 2);
        assertThat(all.decisions()).as("decisions that were told").isPositive();
    }

    /// Every fourth schedule happens in the same world, one after another.
    private Tally inWorld(int world) throws IOException {
        Path home = Files.createDirectory(folder.resolve("world-" + world));
        try (TroubledWorld troubled = new TroubledWorld(home, seeds.schedule(SCHEDULES + world))) {
            for (int number = world; number < SCHEDULES; number += WORLDS) {
                SplittableRandom random =
                        new SplittableRandom(seeds.schedule(number).value());
                try {
                    troubled.run(random, number / WORLDS % RESTART_EVERY == world);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("schedule " + number + " of seed " + seeds.value(), e);
                }
            }
            return troubled.tally();
        }
    }
}
