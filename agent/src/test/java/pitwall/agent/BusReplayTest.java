package pitwall.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.DesiredKind;
import pitwall.protocol.FrameCodec;
import pitwall.testing.Seeds;
import pitwall.testing.SteppedClock;

/// What a node heard is enough to have it do again what it did, and to notice when it does something else (H-4).
final class BusReplayTest {
    private static final CarId CAR = new CarId("WBA-1");
    private static final long PLENTY = 100_000_000;

    @TempDir
    private Path folder;

    private final Seeds seeds = Seeds.announced("recorded lives of a car");
    private final SteppedClock steps = SteppedClock.atFixtures();

    /// Time goes on whenever somebody looks, as it does in a real car.
    private final InstantSource clock = () -> steps.advance(Duration.ofNanos(700_001));

    private final ScriptedServer server = new ScriptedServer();
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("bus.ndjson");
    }

    @Test
    void aNodeThatHearsItsRecordingSaysWhatItSaid() throws IOException {
        RandomGenerator dice = seeds.generator();
        live(PLENTY, dice, 2_000);

        for (String node : BusReplay.nodes()) {
            BusReplay.Result result = BusReplay.of(file, node);

            assertThat(result.difference()).as(node + ", " + seeds).isNull();
            assertThat(result.car()).isEqualTo(CAR.value());
            assertThat(result.lives()).as("it failed now and then").isGreaterThan(1);
            assertThat(result.heard()).isGreaterThan(4_000);
            assertThat(result.said()).as(node + " said something").isGreaterThan(10);
        }
        assertThat(BusReplay.of(file, "safety")).isEqualTo(BusReplay.of(file, "safety"));
    }

    @Test
    void whatANodeWouldSayOtherwiseTodayIsFound() throws IOException {
        live(PLENTY, seeds.generator(), 200);
        List<String> lines = Files.readAllLines(file);
        int changed = 0;
        while (!lines.get(changed).contains("\"from\":\"safety\"")) {
            changed++;
        }
        lines.set(changed, lines.get(changed).replaceFirst("SAFE_MODE|NORMAL|LOCAL_ESTOP", "UNHEARD_OF"));
        Files.write(file, lines);

        BusReplay.Difference difference =
                Objects.requireNonNull(BusReplay.of(file, "safety").difference());

        assertThat(difference.line()).isEqualTo(changed + 1);
        assertThat(difference.recorded()).contains("UNHEARD_OF");
        assertThat(difference.replayed()).startsWith("safety ").doesNotContain("UNHEARD_OF");
    }

    @Test
    void whatWasNotSaidThenIsFoundToo() throws IOException {
        live(PLENTY, seeds.generator(), 200);
        List<String> lines = Files.readAllLines(file);
        Files.write(
                file,
                lines.stream()
                        .filter(line -> !line.contains("\"from\":\"telemetry\""))
                        .toList());

        BusReplay.Difference difference =
                Objects.requireNonNull(BusReplay.of(file, "telemetry").difference());

        assertThat(difference.recorded()).isEmpty();
        assertThat(difference.replayed()).startsWith("report ");
    }

    @Test
    void aRecordingEndsWhenItIsFullAndTheCarGoesOn() throws IOException {
        CarAgent agent = live(20_000, seeds.generator(), 500);

        List<String> lines = Files.readAllLines(file);
        assertThat(Files.size(file)).isBetween(10_000L, 20_200L);
        assertThat(lines.getLast()).contains("\"full\":true");
        assertThat(agent.nodes()).contains("safety");
        assertThat(BusReplay.of(file, "safety").difference()).isNull();
    }

    @Test
    void aRecordingHoldsNoTokenAndNobodyElseReadsIt() throws IOException {
        try (BusRecorder recorder = BusRecorder.to(file, PLENTY, CAR)) {
            recorder.delivered(steps.instant(), NodeBus.OUTSIDE, Topic.DESIRED, desired("a-secret-token"));
        }

        assertThat(Files.readString(file)).contains("\"topic\":\"desired\"").doesNotContain("a-secret-token");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        }
        assertThatThrownBy(() -> BusRecorder.to(file, PLENTY, CAR)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void whatIsNoRecordingAndWhatNeedsMoreThanTheBusIsRefused() throws IOException {
        Files.writeString(file, "{\"at\":\"2026-01-01T00:00:00Z\"}\n", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> BusReplay.of(file, "safety")).isInstanceOf(IllegalArgumentException.class);
        assertThat(BusReplay.nodes()).containsExactly("safety", "telemetry");
    }

    private static CarServerFrame.Desired desired(String token) {
        return new CarServerFrame.Desired(
                1,
                "intent-1",
                "4.3.0",
                DesiredKind.UPDATE,
                false,
                null,
                null,
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                new CarServerFrame.ArtifactRef("/api/v1/releases/4.3.0/artifact", "0".repeat(64), 1, 43),
                token,
                new CarServerFrame.ApplyConditions(true, 30, null));
    }

    /// A life with motion, emergency stops, a server that comes and goes, and nodes that fail.
    private CarAgent live(long mostBytes, RandomGenerator dice, int seconds) throws IOException {
        try (BusRecorder recorder = BusRecorder.to(file, mostBytes, CAR)) {
            CarAgent agent = new CarAgent(
                    new LinkSettings(
                            URI.create("http://127.0.0.1:8080"),
                            CAR,
                            1,
                            CarIdentity.create(new SecureRandom()),
                            new CarFrame.Profile("One", "munich", "i4", 0, "agent-1", null, Map.of()),
                            null),
                    server,
                    server,
                    new CarClock(clock),
                    new FrameCodec(),
                    new SplittableRandom(1),
                    null,
                    recorder);
            agent.measured(measured(dice));
            agent.start();
            for (int second = 0; second < seconds; second++) {
                steps.advance(Duration.ofMillis(900 + dice.nextInt(200)));
                talk(agent, dice);
                agent.measured(measured(dice));
                if (dice.nextInt(100) == 0) {
                    agent.crash(agent.nodes().get(dice.nextInt(2)));
                }
                agent.second();
                server.run();
            }
            return agent;
        }
    }

    private void talk(CarAgent agent, RandomGenerator dice) {
        switch (agent.phase()) {
            case CONNECTING -> {
                if (dice.nextInt(8) == 0) {
                    server.newest().say(new CarServerFrame.Challenge("n"));
                    server.newest().say(new CarServerFrame.Accepted(steps.instant(), Duration.ofSeconds(5), 0));
                }
            }
            case ONLINE -> {
                server.newest().listener.ponged();
                server.run();
                if (dice.nextInt(60) == 0) {
                    server.newest().end(CarTransport.BROKEN);
                }
            }
            case STOPPED, WAITING, PROVING -> {
                // Nobody is there to talk to.
            }
        }
    }

    private static Measured measured(RandomGenerator dice) {
        boolean drives = dice.nextInt(4) == 0;
        return new Measured(
                new CarFrame.Condition(
                        drives ? Motion.DRIVING : Motion.PARKED,
                        Workload.RUNNING,
                        AgentStatus.RUNNING,
                        SafetyState.NORMAL,
                        Convergence.CONVERGED,
                        "4.2.1",
                        null,
                        null),
                readings(drives ? 30 + dice.nextInt(60) : 0, 48 + dice.nextDouble()),
                dice.nextInt(25) == 0);
    }

    private static CarFrame.Readings readings(@Nullable Integer speed, double latitude) {
        return new CarFrame.Readings(latitude, 11.5, 90, speed, 70, false, null, null, null, null, null, null, null);
    }
}
