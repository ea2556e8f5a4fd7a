package pitwall.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.agent.update.CarFacts;
import pitwall.agent.update.ReleaseFacts;
import pitwall.agent.update.ReleaseSource;
import pitwall.agent.update.SlotStore;
import pitwall.agent.update.UpdateParts;
import pitwall.agent.update.UpdateSettings;
import pitwall.agent.update.Verification;
import pitwall.agent.update.Workload;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.CarServerFrame.ApplyConditions;
import pitwall.protocol.CarServerFrame.ArtifactRef;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.DesiredKind;
import pitwall.protocol.FrameCodec;
import pitwall.testing.SteppedClock;

/// A whole car on its bus: what the server says comes in over the link, what the nodes make of it goes out.
final class CarUpdateTest {
    private static final byte[] OLD = "the software of 4.2.1".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "the software of 4.3.0".getBytes(StandardCharsets.UTF_8);

    private final SteppedClock clock = SteppedClock.atFixtures();
    private final ScriptedServer server = new ScriptedServer();
    private final FailingDisk disk = new FailingDisk();
    private final WillingWorkload workload = new WillingWorkload();
    private Measured now = measured(Motion.PARKED, 0, 80);
    private final List<String> pulledWith = new ArrayList<>();
    private boolean holding;
    private CarAgent agent;

    @BeforeEach
    void leaveTheFactory() throws IOException {
        SlotStore.boot(disk).provision("4.2.1", 42, OLD);
        agent = boot();
    }

    @Test
    void whatTheServerWantsIsProvenByTheState() {
        goOnline();
        server.newest().say(desired(1));
        pass(60);

        CarFrame.Software software = Objects.requireNonNull(latest().software());
        assertThat(software.version()).isEqualTo("4.3.0");
        assertThat(software.digest()).isEqualTo(sha256(NEW));
        assertThat(software.confirmed()).isTrue();
        assertThat(latest().condition().actualVersion()).isEqualTo("4.3.0");
        assertThat(latest().condition().convergence()).isEqualTo(Convergence.CONVERGED);
        assertThat(events()).containsSubsequence("desired_notified", "apply_start", "ready");
    }

    @Test
    void anOrderOfThisMomentIsNotTooEarlyAfterASlowGreeting() {
        agent.measured(now);
        agent.start();
        server.newest().say(new CarServerFrame.Challenge("n"));
        server.newest().say(new CarServerFrame.Accepted(clock.instant().minusSeconds(20), Duration.ofSeconds(5), 0));
        server.newest().say(desiredFrom(clock.instant()));
        pass(15);

        assertThat(events()).contains("apply_start").doesNotContain("blocked");
    }

    @Test
    void aCarThatRollsIsNotParkedWhateverItsGearSays() {
        goOnline();
        now = measured(Motion.PARKED, 2, 80);
        server.newest().say(desired(1));
        pass(60);

        assertThat(latest().condition().reason()).isEqualTo(ReasonCode.NOT_STATIONARY);
        assertThat(latest().condition().convergence()).isEqualTo(Convergence.BLOCKED);
    }

    @Test
    void aCarWhoseSensorsAreSilentIsNotSwitched() {
        goOnline();
        passBlind(5);

        server.newest().say(desired(1));
        passBlind(60);

        assertThat(agent.update().convergence()).isEqualTo(Convergence.BLOCKED);
        assertThat(agent.update().reason()).isEqualTo(ReasonCode.NOT_STATIONARY);
    }

    @Test
    void withoutAServerTheCarIsInSafeModeAndWaits() {
        goOnline();
        now = measured(Motion.DRIVING, 50, 80);
        server.newest().say(desired(1));
        pass(10);
        server.newest().end(CarTransport.BROKEN);
        passAlone(31);
        now = measured(Motion.PARKED, 0, 80);

        passAlone(90);

        assertThat(agent.safety()).isEqualTo(SafetyState.SAFE_MODE);
        assertThat(agent.update().convergence()).isEqualTo(Convergence.BLOCKED);
        assertThat(agent.update().reason()).isEqualTo(ReasonCode.NETWORK_UNREACHABLE);
    }

    @Test
    void anUpdateNodeThatFailsTakesUpWhereItWasAndIsOneIncident() {
        goOnline();
        now = measured(Motion.DRIVING, 50, 80);
        server.newest().say(desired(1));
        pass(5);
        now = measured(Motion.PARKED, 0, 80);

        disk.failing = true;
        pass(20);
        assertThat(latest().condition().agent()).isEqualTo(AgentStatus.FAILED);
        assertThat(agent.safety()).isEqualTo(SafetyState.NORMAL);
        disk.failing = false;
        pass(120);

        assertThat(latest().condition().agent()).isEqualTo(AgentStatus.RUNNING);
        assertThat(latest().condition().actualVersion()).isEqualTo("4.3.0");
        assertThat(events().stream().filter("node_failed"::equals)).hasSize(1);
        assertThat(events().stream().filter("node_recovered"::equals)).hasSize(1);
    }

    /// Whatever node fails, in whatever second of an update: the others go on, it comes back knowing what it must, and
    /// the car ends where it should.
    @Test
    void noNodeThatFailsAtAnyMomentKeepsAnUpdateFromItsEnd() throws IOException {
        for (String node : agent.nodes()) {
            for (int moment = 0; moment < 20; moment++) {
                CarUpdateTest car = new CarUpdateTest();
                car.leaveTheFactory();
                car.endsWellAlthough(node, moment);
            }
        }
    }

    private void endsWellAlthough(String node, int moment) {
        String what = node + " fails in second " + moment;
        goOnline();
        pass(3);
        server.newest().say(desired(1));
        pass(moment);

        agent.crash(node);

        assertThat(agent.nodes())
                .as(what)
                .containsExactly("safety", "telemetry", "link", "witness", "workload", "update");
        pass(60);
        assertThat(agent.safety()).as(what).isEqualTo(SafetyState.NORMAL);
        assertThat(latest().condition().agent()).as(what).isEqualTo(AgentStatus.RUNNING);
        assertThat(latest().condition().actualVersion()).as(what).isEqualTo("4.3.0");
        assertThat(latest().condition().convergence()).as(what).isEqualTo(Convergence.CONVERGED);
        assertThat(Objects.requireNonNull(latest().software()).confirmed())
                .as(what)
                .isTrue();
        assertThat(workload.health()).as(what).isEqualTo(Workload.Health.HEALTHY);
        assertThat(events().stream().filter("node_failed"::equals)).as(what).hasSize(1);
        assertThat(events()).as(what).contains("ready").doesNotContain("workload_failed");
    }

    @Test
    void aNodeThatFailsInAPullGoesOnPullingWithTheTokenItHad() {
        goOnline();
        pass(3);
        holding = true;
        server.newest().say(desired(1));
        pass(3);
        agent.crash("update");
        holding = false;

        pass(60);

        assertThat(latest().condition().actualVersion()).isEqualTo("4.3.0");
        assertThat(pulledWith).isNotEmpty().containsOnly("token");
    }

    @Test
    void aWorkloadThatCrashesAgainAndAgainIsStartedLessAndLessOftenAndIsOneIncident() {
        goOnline();
        pass(10);
        int before = workload.starts;

        workload.crashing = true;
        pass(600);
        assertThat(workload.starts - before).isBetween(3, 12);
        workload.crashing = false;
        pass(400);

        assertThat(workload.health()).isEqualTo(Workload.Health.HEALTHY);
        assertThat(events().stream().filter("workload_failed"::equals)).hasSize(1);
        assertThat(events().stream().filter("workload_recovered"::equals)).hasSize(1);
    }

    @Test
    void aRebootIsInSafeModeUntilMeasuredAndRunsWhatItRan() throws IOException {
        goOnline();
        server.newest().say(desired(1));
        pass(60);
        agent.die();

        agent = boot();

        assertThat(agent.safety()).isEqualTo(SafetyState.SAFE_MODE);
        assertThat(agent.update().software().orElseThrow().version()).isEqualTo("4.3.0");
        assertThat(agent.update().software().orElseThrow().generation()).isEqualTo(1);
        agent.measured(now);
        assertThat(agent.safety()).isEqualTo(SafetyState.NORMAL);
    }

    private CarAgent boot() throws IOException {
        UpdateParts parts = new UpdateParts(
                new CarFacts("i4", ""),
                disk,
                SlotStore.boot(disk),
                (path, from, token) -> {
                    pulledWith.add(token);
                    return new ReleaseSource.Answer.Bytes(new ByteArrayInputStream(NEW), 0);
                },
                (version, source, token, time) -> new Verification.Trusted(
                        new ReleaseFacts(version, sha256(NEW), NEW.length, 43, Set.of(), Set.of(), Set.of(), 0)),
                workload,
                UpdateSettings.DEFAULT,
                this::inBackground);
        return new CarAgent(
                new LinkSettings(
                        URI.create("http://127.0.0.1:8080"),
                        new CarId("WBA-1"),
                        1,
                        CarIdentity.create(new SecureRandom()),
                        new CarFrame.Profile("One", "munich", "i4", 0, "agent-1", null, Map.of()),
                        null),
                server,
                server,
                new CarClock(clock),
                new FrameCodec(),
                new SplittableRandom(1),
                parts);
    }

    private void inBackground(Runnable task) {
        if (!holding) {
            server.execute(task);
        }
    }

    private void goOnline() {
        agent.measured(now);
        agent.start();
        server.newest().say(new CarServerFrame.Challenge("n"));
        server.newest().say(new CarServerFrame.Accepted(clock.instant(), Duration.ofSeconds(5), 0));
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            clock.advance(Duration.ofSeconds(1));
            server.newest().listener.ponged();
            agent.measured(now);
            agent.second();
            server.run();
        }
    }

    /// Seconds without a server.
    private void passAlone(int seconds) {
        for (int second = 0; second < seconds; second++) {
            clock.advance(Duration.ofSeconds(1));
            server.run();
            agent.measured(now);
            agent.second();
        }
    }

    /// Seconds in which nobody measures anything.
    private void passBlind(int seconds) {
        for (int second = 0; second < seconds; second++) {
            clock.advance(Duration.ofSeconds(1));
            server.newest().listener.ponged();
            agent.second();
            server.run();
        }
    }

    private CarFrame.State latest() {
        List<CarFrame> frames = server.newest().frames();
        return (CarFrame.State) frames.stream()
                .filter(CarFrame.State.class::isInstance)
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private List<String> events() {
        return server.newest().frames().stream()
                .filter(CarFrame.Event.class::isInstance)
                .distinct()
                .map(frame -> ((CarFrame.Event) frame).kind())
                .toList();
    }

    private static Desired desired(long generation) {
        return desired(generation, null);
    }

    private static Desired desiredFrom(Instant begins) {
        return desired(1, begins);
    }

    private static Desired desired(long generation, @Nullable Instant begins) {
        return new Desired(
                generation,
                "intent-" + generation,
                "4.3.0",
                DesiredKind.UPDATE,
                true,
                begins,
                null,
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                new ArtifactRef("/api/v1/releases/4.3.0/artifact", sha256(NEW), NEW.length, 43),
                "token",
                new ApplyConditions(true, 30, null));
    }

    private static Measured measured(Motion motion, int speed, int battery) {
        CarFrame.Condition condition = new CarFrame.Condition(
                motion,
                pitwall.fleet.Workload.RUNNING,
                AgentStatus.RUNNING,
                SafetyState.NORMAL,
                Convergence.CONVERGED,
                null,
                null,
                null);
        CarFrame.Readings readings =
                new CarFrame.Readings(null, null, null, speed, battery, null, null, null, null, null, null, null, null);
        return new Measured(condition, readings, false);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
