package pitwall.agent.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import pitwall.agent.update.ReleaseSource.Answer;

/// U4: what a server or a network can do to a pull.
final class FetchTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TestRelease OLD = TestRelease.of("4.2.1", 42);
    private static final TestRelease NEW = TestRelease.of("4.3.0", 43);

    private final TestCar car = TestCar.with(OLD);

    FetchTest() {
        car.offer(NEW);
    }

    @Test
    void aPullThatBreaksOffGoesOnWhereItWasCut() {
        car.network = (path, from, token) -> from == 0 ? cutAfter(40_000) : rest(from);

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.get(1)).isEqualTo("BLOCKED NETWORK_UNREACHABLE");
        assertThat(car.opened).containsExactly(0L, 40_000L);
        assertThat(car.runs(NEW)).isTrue();
    }

    @Test
    void aPullGoesOnAfterAReboot() {
        car.network = (path, from, token) -> cutAfter(40_000);
        car.want(NEW.order(1));
        car.live(Duration.ofSeconds(2));
        car.network = (path, from, token) -> rest(from);

        car.boot();
        car.live(MINUTE);

        assertThat(car.opened.getLast()).isEqualTo(40_000L);
        assertThat(car.runs(NEW)).isTrue();
    }

    @Test
    void aServerThatSendsTheWholeAgainIsFineToo() {
        car.network = (path, from, token) -> from == 0 ? cutAfter(40_000) : bytes(NEW.bytes());

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.runs(NEW)).isTrue();
    }

    @Test
    void endlessDataEndsAtTheSignedLength() {
        AtomicLong sent = new AtomicLong();
        car.network = (path, from, token) ->
                new Answer.Bytes(new SequenceInputStream(new ByteArrayInputStream(NEW.bytes()), endless(sent)), 0);

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("FAILED LENGTH_MISMATCH");
        assertThat(sent.get()).isLessThanOrEqualTo(1);
    }

    @Test
    void fewerBytesThanSignedAreRefused() {
        car.network = (path, from, token) -> bytes(Arrays.copyOf(NEW.bytes(), 60_000));

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("FAILED LENGTH_MISMATCH");
    }

    @Test
    void otherBytesAreRefusedAfterASecondLook() {
        byte[] forged = NEW.bytes().clone();
        forged[12_345] ^= 1;
        car.network = (path, from, token) -> bytes(forged);

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "FAILED HASH_MISMATCH");
        assertThat(car.opened).hasSize(2);
        assertThat(car.runs(OLD)).isTrue();
        assertThat(car.disk.names()).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void aTrickleIsNoticedWithinAMinuteAndGivenUpInTheEnd() {
        car.stalled = true;
        car.want(NEW.order(1));
        car.live(MINUTE);
        assertThat(car.told.getLast()).isEqualTo("BLOCKED RETRIEVAL_SLOW");

        car.live(Duration.ofMinutes(30));

        assertThat(car.told.getLast()).isEqualTo("FAILED RETRIEVAL_SLOW");
        assertThat(car.runs(OLD)).isTrue();
    }

    @Test
    void aTokenThatIsNotTakenWaitsForAnother() {
        car.network = (path, from, token) -> token.equals("fresh") ? bytes(NEW.bytes()) : new Answer.AccessRefused();
        car.want(NEW.order(1));
        car.live(Duration.ofMinutes(10));
        assertThat(car.told.getLast()).isEqualTo("BLOCKED ACCESS_REFUSED");
        assertThat(car.opened).hasSize(1);

        car.want(NEW.order(1).withToken("fresh"));
        car.live(MINUTE);

        assertThat(car.runs(NEW)).isTrue();
    }

    @Test
    void aMissingArtifactIsSaidToBeMissing() {
        car.files.clear();
        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("FAILED ARTIFACT_MISSING");
    }

    @Test
    void aFullDiskIsSaidBeforeAnythingIsPulled() {
        car.disk.capacity(100_000);
        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("FAILED DISK_FULL");
        assertThat(car.opened).isEmpty();
    }

    @Test
    void theTokenNeverTouchesTheDisk() {
        car.network = (path, from, token) -> new Answer.Unavailable(503);
        car.want(NEW.order(1).withToken("hunter2"));
        car.live(MINUTE);

        for (String name : car.disk.names()) {
            assertThat(new String(car.disk.read(name).orElseThrow(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("hunter2");
        }
    }

    private static Answer bytes(byte[] bytes) {
        return new Answer.Bytes(new ByteArrayInputStream(bytes), 0);
    }

    private static Answer rest(long from) {
        int start = (int) from;
        return new Answer.Bytes(new ByteArrayInputStream(NEW.bytes(), start, NEW.bytes().length - start), from);
    }

    private static Answer cutAfter(int bytes) {
        InputStream cut = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == bytes) {
                    throw new IOException("the network is gone");
                }
                return NEW.bytes()[at++] & 0xff;
            }
        };
        return new Answer.Bytes(cut, 0);
    }

    private static InputStream endless(AtomicLong sent) {
        return new InputStream() {
            @Override
            public int read() {
                sent.incrementAndGet();
                return 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                sent.addAndGet(length);
                return length;
            }
        };
    }
}
