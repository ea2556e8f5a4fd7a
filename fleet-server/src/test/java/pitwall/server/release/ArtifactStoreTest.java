package pitwall.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.release.Artifact;
import pitwall.server.kit.Ceremony;
import pitwall.server.release.ArtifactStore.Arrival;
import pitwall.testing.Seeds;

class ArtifactStoreTest {
    private static final byte[] BYTES = Ceremony.bytes("x".repeat(100_000) + "the end");
    private static final Artifact ARTIFACT = new Artifact(Ceremony.sha256(BYTES), BYTES.length);

    @TempDir
    Path folder;

    private ArtifactStore store;

    @BeforeEach
    void open() {
        store = new ArtifactStore(folder.resolve("store"));
    }

    @Test
    void whatArrivedBeforeTheSenderBrokeOffStays() throws IOException {
        assertThat(store.append(ARTIFACT, 0, broken(60_000))).isEqualTo(new Arrival.BrokenOff());
        assertThat(store.has(ARTIFACT)).isFalse();

        ArtifactStore restarted = new ArtifactStore(folder.resolve("store"));

        assertThat(restarted.offset(ARTIFACT)).isEqualTo(60_000);
        assertThat(restarted.append(ARTIFACT, 60_000, from(60_000))).isEqualTo(new Arrival.Complete());
        assertThat(restarted.file(ARTIFACT)).hasBinaryContent(BYTES);
    }

    /// However an upload is cut, it ends in the same bytes or in none.
    @Test
    void anyCutsEndInTheSameBytes() throws IOException {
        Seeds seed = Seeds.announced("cut uploads");
        RandomGenerator random = seed.generator();
        for (int run = 0; run < 50; run++) {
            ArtifactStore fresh = new ArtifactStore(folder.resolve("run-" + run));
            while (!fresh.has(ARTIFACT)) {
                int here = (int) fresh.offset(ARTIFACT);
                int more = here + random.nextInt(BYTES.length - here + 1);
                fresh.append(
                        ARTIFACT,
                        here,
                        random.nextBoolean() ? new ByteArrayInputStream(BYTES, here, more - here) : broken(here, more));
            }
            assertThat(fresh.file(ARTIFACT)).as("%s", seed).hasBinaryContent(BYTES);
        }
    }

    @Test
    void onlyOneSenderAtATime() throws InterruptedException, ExecutionException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        InputStream slow = new SequenceInputStream(new Gate(reading, goOn), new ByteArrayInputStream(BYTES));
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Arrival> first = threads.submit(() -> store.append(ARTIFACT, 0, slow));
            reading.await();

            assertThat(store.append(ARTIFACT, 0, from(0))).isEqualTo(new Arrival.Busy());

            goOn.countDown();
            assertThat(first.get()).isEqualTo(new Arrival.Complete());
        }
    }

    @Test
    void aDiskThatFailsIsNotTheSendersFault() throws IOException {
        Files.delete(folder.resolve("store/arriving"));

        assertThat(store.append(ARTIFACT, 0, from(0))).isInstanceOf(Arrival.DiskFailed.class);
    }

    @Test
    void nobodyElseMayLookIntoTheStore() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("store"))))
                .isEqualTo("rwx------");
    }

    private static InputStream from(int offset) {
        return new ByteArrayInputStream(Arrays.copyOfRange(BYTES, offset, BYTES.length));
    }

    private static InputStream broken(int after) {
        return broken(0, after);
    }

    private static InputStream broken(int from, int to) {
        return new SequenceInputStream(new ByteArrayInputStream(BYTES, from, to - from), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is dead");
            }
        });
    }

    /// Ends when it is told to.
    private static final class Gate extends InputStream {
        private final CountDownLatch reading;
        private final CountDownLatch goOn;

        Gate(CountDownLatch reading, CountDownLatch goOn) {
            this.reading = reading;
            this.goOn = goOn;
        }

        @Override
        public int read() throws IOException {
            reading.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            return -1;
        }
    }
}
