package pitwall.checks.e2e.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.checks.e2e.stream.RawSocket.Ending;
import pitwall.client.ConsoleMode;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.Topic;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;

/// M2: whatever comes over the two sockets, whoever sends it is told why and sent away within a second, keeps none of
/// the server's memory, and the cars and consoles beside it notice nothing.
@Isolated
final class HostileFramesTest {
    private static final Logger LOG = LoggerFactory.getLogger(HostileFramesTest.class);
    private static final Duration SOON = Duration.ofSeconds(20);
    /// The promise is one second; this machine may be busy.
    private static final Duration ENDED = Duration.ofSeconds(3);
    private static final int CARS = 20;
    private static final int ROUNDS = 2;
    /// What happened while the machine held this program says nothing, and is tried again.
    private static final int RUNS = 5;

    private static final Pulse PULSE = new Pulse();
    private static final int FRAGMENT = 1_000;
    /// A megabyte for each connection, and there are hundreds of them.
    private static final long GROWTH = 8_000_000;
    private static final String HEAD = "{\"v\":1,\"n\":1,\"ts\":\"2026-01-01T00:00:00Z\",\"type\":\"ping\",\"body\":";

    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_UTF8 = 1007;
    private static final int TOO_LARGE = 1009;
    private static final int BAD_FRAME = 4422;
    private static final int TOO_FAST = 4429;

    @TempDir
    private static Path folder;

    private static RestartableServer server;
    private static SimulatedFleet fleet;
    private static TestConsole console;

    /// @param code with which it must end
    private record Attack(String name, int code, Consumer<RawSocket> way) {}

    private static final List<Attack> ATTACKS = List.of(
            new Attack("fragments without an end", TOO_LARGE, HostileFramesTest::fragments),
            new Attack("empty fragments without an end", TOO_LARGE, HostileFramesTest::emptyFragments),
            new Attack("a flood of pings", TOO_FAST, HostileFramesTest::pings),
            new Attack("a flood of answers to no ping", TOO_FAST, HostileFramesTest::pongs),
            new Attack("ten thousand levels", BAD_FRAME, socket -> socket.text(HEAD + "{\"a\":".repeat(10_000))),
            new Attack(
                    "a number of 60 kB", BAD_FRAME, socket -> socket.text(HEAD + "{\"token\":" + "1".repeat(60_000))),
            new Attack(
                    "a number of 1 MB", TOO_LARGE, socket -> socket.text(HEAD + "{\"token\":" + "1".repeat(1 << 20))),
            new Attack("a string of 60 kB", BAD_FRAME, socket -> socket.text(HEAD + "{\"a\":\"" + "a".repeat(60_000))),
            new Attack("two answers in one", BAD_FRAME, socket -> socket.text(HEAD + "{\"token\":1}} {}")),
            new Attack(
                    "bytes that are no UTF-8",
                    NOT_UTF8,
                    socket -> socket.frame(true, RawSocket.TEXT, bytes(0xC3, 0x28))),
            new Attack("half a letter", NOT_UTF8, socket -> socket.frame(true, RawSocket.TEXT, bytes('{', 0xE2, 0x82))),
            new Attack(
                    "half of a surrogate pair",
                    NOT_UTF8,
                    socket -> socket.frame(true, RawSocket.TEXT, bytes(0xED, 0xA0, 0x80))),
            new Attack("a byte more than is allowed", TOO_LARGE, socket -> socket.text("x".repeat(64 * 1024 + 1))),
            new Attack("a promise of 2^62 bytes", TOO_LARGE, socket -> socket.frame(0x81, 1L << 62, bytes('{'), true)),
            new Attack(
                    "a frame without a mask", PROTOCOL_ERROR, socket -> socket.frame(0x81, 2, bytes('{', '}'), false)),
            new Attack("an opcode nobody knows", PROTOCOL_ERROR, socket -> socket.frame(0x83, 1, bytes(1), true)),
            new Attack("a control code nobody knows", PROTOCOL_ERROR, socket -> socket.frame(0x8B, 1, bytes(1), true)),
            new Attack("reserved bits", PROTOCOL_ERROR, socket -> socket.frame(0xF1, 2, bytes('{', '}'), true)),
            new Attack(
                    "an end without a beginning",
                    PROTOCOL_ERROR,
                    socket -> socket.frame(true, RawSocket.CONTINUATION, bytes('{'))),
            new Attack("a beginning within a message", PROTOCOL_ERROR, HostileFramesTest::beginTwice),
            new Attack(
                    "a ping of 126 bytes", PROTOCOL_ERROR, socket -> socket.frame(true, RawSocket.PING, new byte[126])),
            new Attack("half a ping", PROTOCOL_ERROR, socket -> socket.frame(false, RawSocket.PING, bytes(1))),
            new Attack(
                    "a farewell of one byte", PROTOCOL_ERROR, socket -> socket.frame(true, RawSocket.CLOSE, bytes(3))),
            new Attack("one binary byte", 1003, socket -> socket.frame(true, RawSocket.BINARY, bytes(1))),
            new Attack("binary bytes", TOO_LARGE, socket -> socket.frame(true, RawSocket.BINARY, new byte[5_000])));

    @BeforeAll
    static void start() {
        server = new RestartableServer(folder);
        fleet = SimulatedFleet.start(
                new SimulationSettings(server.uri(), CARS, 7, RestartableServer.ENROLMENT_KEY, FaultPlan.NONE),
                InstantSource.system());
        console = new TestConsole(server, server.uri(), 1);
        console.await(
                SOON,
                frame -> frame.freshness().mode() == ConsoleMode.LIVE
                        && frame.snapshot().size() == CARS);
        await().atMost(SOON).until(() -> fleet.online() == CARS);
    }

    @AfterAll
    static void stop() {
        console.close();
        fleet.close();
        server.close();
    }

    @Test
    void whoBreaksTheRulesOnTheStreamOfConsolesIsSentAway() throws IOException {
        everyAttackEndsInATypedCloseAndDisturbsNobody("/api/v1/stream", Optional.of(console.token()), socket -> {});
    }

    @Test
    void whoBreaksThemAfterAHelloIsSentAwayToo() throws IOException {
        String hello = new FrameCodec()
                .encode(new Envelope<>(
                        1, Instant.EPOCH, null, new ClientFrame.Hello("raw", null, Set.of(Topic.CARS), null)));
        everyAttackEndsInATypedCloseAndDisturbsNobody(
                "/api/v1/stream", Optional.of(console.token()), socket -> socket.text(hello));
    }

    @Test
    void whoBreaksTheRulesOnTheLinkOfACarIsSentAway() throws IOException {
        everyAttackEndsInATypedCloseAndDisturbsNobody("/api/v1/cars/stranger/link", Optional.empty(), socket -> {});
    }

    private void everyAttackEndsInATypedCloseAndDisturbsNobody(
            String path, Optional<String> token, Consumer<RawSocket> greeting) throws IOException {
        attackAll(path, token, greeting);
        long before = usedHeap();
        Duration slowest = Duration.ZERO;
        boolean decided = false;
        for (int run = 1; !decided; run++) {
            long connections = connectionsOnceSettled();
            long began = System.nanoTime();
            for (int round = 0; round < ROUNDS; round++) {
                Duration one = attackAll(path, token, greeting);
                slowest = one.compareTo(slowest) > 0 ? one : slowest;
            }
            long after = connectionsOnceSettled();
            // A console that was held renews its connection by itself, which says nothing about the attacks.
            decided = !PULSE.pausedSince(began) || run == RUNS;
            if (decided) {
                assertThat(after).isEqualTo(connections);
            }
        }
        assertThat(fleet.online()).isEqualTo(CARS);
        console.check();
        long grown = usedHeap() - before;
        LOG.info("Slowest end on {}: {} ms; heap grown by {} bytes", path, slowest.toMillis(), grown);
        assertThat(grown).isLessThan(GROWTH);
    }

    /// After the console has looked at its clock, shown by a second picture, and is live: collecting may have held this
    /// program for longer than a console believes in its connection.
    private static long connectionsOnceSettled() {
        for (int picture = 0; picture < 2; picture++) {
            long seen = console.frame().sequence();
            console.await(
                    SOON, frame -> frame.sequence() > seen && frame.freshness().mode() == ConsoleMode.LIVE);
        }
        return console.frame().link().connections();
    }

    /// @return the longest time from the last byte to the end
    private Duration attackAll(String path, Optional<String> token, Consumer<RawSocket> greeting) throws IOException {
        Duration slowest = Duration.ZERO;
        for (Attack attack : ATTACKS) {
            boolean decided = false;
            for (int run = 1; !decided; run++) {
                long began = System.nanoTime();
                Duration took = attack(attack, path, token, greeting);
                decided = took.compareTo(ENDED) < 0 || !PULSE.pausedSince(began) || run == RUNS;
                if (decided) {
                    assertThat(took).as(attack.name()).isLessThan(ENDED);
                    slowest = took.compareTo(slowest) > 0 ? took : slowest;
                }
            }
        }
        return slowest;
    }

    private static Duration attack(Attack attack, String path, Optional<String> token, Consumer<RawSocket> greeting)
            throws IOException {
        try (RawSocket socket = new RawSocket(server.uri(), path, token)) {
            greeting.accept(socket);
            attack.way().accept(socket);
            long sent = System.nanoTime();
            Ending ending = socket.ending();
            Duration took = Duration.ofNanos(System.nanoTime() - sent);
            assertThat(ending.code()).as("%s: %s", attack.name(), ending).isEqualTo(attack.code());
            return took;
        }
    }

    private static void fragments(RawSocket socket) {
        byte[] more = " ".repeat(FRAGMENT).getBytes(UTF_8);
        socket.frame(false, RawSocket.TEXT, bytes('{'));
        untilItIsOver(socket, () -> socket.frame(false, RawSocket.CONTINUATION, more));
    }

    private static void emptyFragments(RawSocket socket) {
        socket.frame(false, RawSocket.TEXT, bytes());
        untilItIsOver(socket, () -> socket.frame(false, RawSocket.CONTINUATION, bytes()));
    }

    private static void pings(RawSocket socket) {
        untilItIsOver(socket, () -> socket.frame(true, RawSocket.PING, bytes(1)));
    }

    private static void pongs(RawSocket socket) {
        untilItIsOver(socket, () -> socket.frame(true, RawSocket.PONG, bytes()));
    }

    private static void untilItIsOver(RawSocket socket, Runnable step) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!socket.isOver() && System.nanoTime() < end) {
            step.run();
        }
    }

    private static void beginTwice(RawSocket socket) {
        socket.frame(false, RawSocket.TEXT, bytes('{'));
        socket.frame(true, RawSocket.TEXT, bytes('}'));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }

    /// Tells whether this program was held by its machine.
    private static final class Pulse {
        private static final long BEAT = Duration.ofMillis(20).toNanos();
        private static final long PAUSE = Duration.ofSeconds(1).toNanos();

        private final AtomicLong beats = new AtomicLong();
        private volatile long pauseEnded = System.nanoTime();

        private Pulse() {
            Thread.ofPlatform().daemon().name("pulse").start(this::beat);
        }

        private void beat() {
            long last = System.nanoTime();
            while (true) {
                LockSupport.parkNanos(BEAT);
                long now = System.nanoTime();
                if (now - last > PAUSE) {
                    pauseEnded = now;
                }
                last = now;
                beats.incrementAndGet();
            }
        }

        /// Asked of a time of `System.nanoTime`; two beats go by, for a pause that ended just now.
        private boolean pausedSince(long nanos) {
            long until = beats.get() + 2;
            await().atMost(SOON).pollInterval(Duration.ofNanos(BEAT)).until(() -> beats.get() >= until);
            return pauseEnded - nanos > 0;
        }
    }
}
