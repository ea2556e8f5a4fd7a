package pitwall.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.AccessTokens.Access;
import pitwall.client.HostilePeer.Deed;
import pitwall.protocol.Protocol;

/// M3, the other direction: a server that breaks the rules of WebSocket after a valid upgrade. The client ends the
/// connection, gives the socket back, keeps its heap and comes back for another try.
final class HostileServerTest {
    private static final Logger LOG = LoggerFactory.getLogger(HostileServerTest.class);
    /// Much longer than it takes; a server that only kept silent would be given up after ten seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 3;
    /// Comes back after the shortest pauses there are.
    private static final RandomGenerator AT_ONCE = () -> 0;
    private static final long GROWTH = 8_000_000;
    private static final int PIECE = 8 * 1024;
    /// What a client and two sockets may hold of a message without an end: the largest message, its copy, the buffers.
    private static final long TAKEN = 16_000_000;

    @Test
    void aCompressedFrameThatNobodyAskedForIsNotUnpacked() {
        byte[] bomb = deflated(64_000_000);
        assertThat(bomb.length).isLessThan(Protocol.MAX_SERVER_FRAME);

        theClientHasEnoughOf(victim -> victim.frame(HostilePeer.FIN | HostilePeer.COMPRESSED | HostilePeer.TEXT, bomb));
    }

    @Test
    void aFloodOfFragmentsIsNotCollected() {
        AtomicLong longest = new AtomicLong();
        theClientHasEnoughOf(victim -> {
            victim.frame(HostilePeer.TEXT, new byte[] {'{'});
            longest.accumulateAndGet(flood(piece -> victim.frame(HostilePeer.CONTINUATION, piece)), Math::max);
        });

        assertThat(longest.get()).isLessThan(TAKEN);
    }

    /// Where nothing more comes it is a silent server, which is given up after ten seconds; here it begins to keep
    /// its promise. The second number is none: its highest bit must not be set.
    @ParameterizedTest
    @ValueSource(longs = {1L << 62, 1L << 63 | 1})
    void aPromiseOfExabytesIsNotBelieved(long promised) {
        AtomicLong longest = new AtomicLong();
        theClientHasEnoughOf(victim -> {
            victim.frame(HostilePeer.FIN | HostilePeer.TEXT, promised, new byte[] {'{'});
            longest.accumulateAndGet(flood(victim::bytes), Math::max);
        });

        assertThat(longest.get()).isLessThan(TAKEN);
    }

    @Test
    void aMessageThatIsTooLargeIsNotTaken() {
        byte[] large = "x".repeat(Protocol.MAX_SERVER_FRAME + 1).getBytes(UTF_8);

        theClientHasEnoughOf(victim -> victim.frame(HostilePeer.FIN | HostilePeer.TEXT, large));
    }

    @Test
    void bytesThatAreNoTextAreNotTaken() {
        theClientHasEnoughOf(
                victim -> victim.frame(HostilePeer.FIN | HostilePeer.TEXT, new byte[] {(byte) 0xC3, 0x28}));
    }

    /// What a server sends in pieces, until its client has gone.
    @FunctionalInterface
    private interface Pour {
        void piece(byte[] bytes) throws IOException;
    }

    /// How many bytes of one message were taken before the client had enough.
    private static long flood(Pour pour) {
        byte[] more = " ".repeat(PIECE).getBytes(UTF_8);
        long taken = 0;
        try {
            while (taken < 4 * TAKEN) {
                pour.piece(more);
                taken += more.length;
            }
        } catch (IOException e) {
            LOG.debug("the client has gone after {} bytes", taken, e);
        }
        return taken;
    }

    private static void theClientHasEnoughOf(Deed deed) {
        try (HostilePeer peer = new HostilePeer(deed);
                FleetClient client = clientOf(peer)) {
            client.start(frame -> {}, Optional::empty);
            await().atMost(PATIENCE).until(() -> peer.ended() >= 1);
            long before = usedHeap();
            long begin = System.nanoTime();
            await().atMost(PATIENCE.multipliedBy(ATTEMPTS)).until(() -> peer.ended() > ATTEMPTS);
            long grown = usedHeap() - before;
            LOG.info(
                    "{} ends within {} ms, heap grown by {} bytes",
                    peer.ended(),
                    (System.nanoTime() - begin) / 1_000_000,
                    grown);

            assertThat(peer.upgrades()).as("comes back").isGreaterThan(ATTEMPTS);
            assertThat(grown).as("heap").isLessThan(GROWTH);
            assertThat(client.latest().freshness().allowsCommands()).isFalse();
            assertThat(client.latest().snapshot().size()).isZero();
        }
    }

    private static FleetClient clientOf(HostilePeer peer) {
        try {
            return new FleetClient(
                    new FleetSettings(peer.uri().toString(), "test 1", FleetView.EVERYTHING),
                    new LiveSource(peer.uri(), new AnyToken(), OsTrust.with(Optional.empty()), InstantSource.system()),
                    FleetRecorder.NONE,
                    AT_ONCE,
                    InstantSource.system());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Zeros, packed a thousand to one.
    private static byte[] deflated(int length) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            byte[] zeros = new byte[64_000];
            for (int written = 0; written < length; written += zeros.length) {
                out.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static long usedHeap() {
        long[] looks = new long[5];
        for (int i = 0; i < looks.length; i++) {
            System.gc();
            looks[i] = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
        return Arrays.stream(looks).min().orElseThrow();
    }

    private static final class AnyToken implements AccessTokens {
        @Override
        public Access current() {
            return new Access.Granted("any");
        }

        @Override
        public Access renewed(String refused) {
            return new Access.SignInNeeded();
        }
    }
}
