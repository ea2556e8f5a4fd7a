package pitwall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.agent.CarAgent;
import pitwall.agent.CarClock;
import pitwall.agent.CarIdentity;
import pitwall.agent.LinkSettings;
import pitwall.agent.update.CarFacts;
import pitwall.agent.update.HttpReleaseSource;
import pitwall.agent.update.UpdateParts;
import pitwall.agent.update.UpdateSettings;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.SampleImage;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame.ApplyConditions;
import pitwall.protocol.CarServerFrame.ArtifactRef;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.DesiredKind;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.tuf.MetaFile;
import pitwall.protocol.tuf.ReleaseTarget;
import pitwall.protocol.tuf.RoleKeys;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufRole;
import pitwall.protocol.tuf.TufSigner;
import pitwall.simulator.car.CarModel;
import pitwall.simulator.car.CarSpec;
import pitwall.simulator.car.Dice;
import pitwall.simulator.fault.FaultPlan;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;

/// A simulated car takes the way of a real one: it is told over its link, pulls over HTTP, verifies signatures,
/// waits until it stands still, and reports what then runs.
final class SimulatedUpdateTest {
    private static final String VERSION = "5.0.0";
    private static final byte[] ARTIFACT = new byte[100_000];
    private static final long SEED = 7;

    private final SteppedClock clock = SteppedClock.atFixtures();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final TellingServer link = new TellingServer(clock);
    private HttpServer server;
    private HttpReleaseSource releases;
    private byte[] artifact = ARTIFACT;
    private final Set<String> served = new HashSet<>();
    private FaultPlan faults = FaultPlan.NONE;

    static {
        new SplittableRandom(SEED).nextBytes(ARTIFACT);
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        publish();
        server.start();
        releases = new HttpReleaseSource(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), null);
    }

    @AfterEach
    void stop() {
        releases.close();
        server.stop(0);
    }

    @Test
    void aSimulatedCarPullsVerifiesAndProvesARelease() {
        SimulatedCar car = car();
        link.want(desired(1));

        liveUntil(car, Convergence.CONVERGED, VERSION);

        CarFrame.State state = link.latest();
        CarFrame.Software software = Objects.requireNonNull(state.software());
        assertThat(software.digest()).isEqualTo(digest());
        assertThat(software.confirmed()).isTrue();
        assertThat(software.generation()).isEqualTo(1);
        assertThat(link.events()).contains("desired_notified", "apply_start", "ready");
        assertThat(link.motionsWhileApplying()).containsOnly(Motion.PARKED);
    }

    @Test
    void aSickReleaseIsTakenBackAndTheCarLivesOn() {
        faults = FaultPlan.parse("bad=" + VERSION);
        SimulatedCar car = car();
        link.want(desired(1));

        liveUntil(car, Convergence.ROLLED_BACK, null);

        assertThat(link.latest().software()).isNotNull();
        assertThat(link.latest().condition().actualVersion()).startsWith("4.");
        assertThat(link.events()).contains("rolled_back");
    }

    @Test
    void aReleaseThatSaysItDoesNotSuitTheModelIsTakenBack() {
        artifact = new SampleImage(VERSION, Set.of("i4", "i5", "i7", "iX", "iX3"), 50_000).bytes();
        publish();
        SimulatedCar car = car();
        link.want(desired(1));

        liveUntil(car, Convergence.ROLLED_BACK, null);

        assertThat(link.latest().condition().reason()).isEqualTo(ReasonCode.HEALTH_CHECK_FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "update=100%, ROLLED_BACK, HEALTH_CHECK_FAILED",
        "stuck=100%, ROLLED_BACK, APPLY_TIMEOUT",
        "spoiled=100%, FAILED, HASH_MISMATCH",
        "full=100%, FAILED, DISK_FULL"
    })
    void everyKindOfFailureHasItsReason(String plan, Convergence end, String reason) {
        faults = FaultPlan.parse(plan);
        SimulatedCar car = car();
        link.want(desired(1));

        liveUntil(car, end, null);

        assertThat(link.latest().condition().reason()).isEqualTo(new ReasonCode(reason));
        assertThat(link.latest().condition().actualVersion()).startsWith("4.");
    }

    @Test
    void aCarThatClaimsSaysReadyAndNamesAnotherBuild() {
        faults = FaultPlan.parse("claimed=100%");
        SimulatedCar car = car();
        link.want(desired(1));

        liveUntil(car, Convergence.CONVERGED, VERSION);

        assertThat(link.events()).contains("ready");
        assertThat(Objects.requireNonNull(link.latest().software()).digest()).isNotEqualTo(digest());
    }

    @Test
    void aCarThatIsNeededDrivesOffAndIsUpdatedWhenItParksAgain() {
        faults = FaultPlan.parse("leaving=100%");
        SimulatedCar car = car();
        link.want(desired(1));

        liveUntil(car, Convergence.CONVERGED, VERSION);

        assertThat(link.events()).containsSubsequence("desired_notified", "trip_started", "blocked", "apply_start");
        assertThat(link.motionsWhileApplying()).containsOnly(Motion.PARKED);
    }

    @Test
    void nodesThatFailAgainAndAgainCostTimeAndNotTheUpdate() {
        faults = FaultPlan.parse("node=20/min");
        SimulatedCar car = car();
        link.want(desired(1));

        liveUntil(car, Convergence.CONVERGED, VERSION);

        assertThat(link.events()).contains("node_failed", "ready");
        assertThat(link.motionsWhileApplying()).containsOnly(Motion.PARKED);
    }

    @Test
    void aSlowPullTakesItsTime() {
        faults = FaultPlan.parse("pull=200KiB/s");
        SimulatedCar car = car();
        link.want(desired(1));
        long before = System.nanoTime();

        liveUntil(car, Convergence.CONVERGED, VERSION);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(400));
    }

    @Test
    void whatACarRunsOutlivesItsBattery() {
        SimulatedCar car = car();
        link.want(desired(1));
        liveUntil(car, Convergence.CONVERGED, VERSION);

        car.kill();
        car.start();
        live(car, 20);

        assertThat(link.latest().condition().actualVersion()).isEqualTo(VERSION);
        assertThat(link.events().stream().filter("apply_start"::equals)).hasSize(1);
    }

    private void liveUntil(SimulatedCar car, Convergence wanted, @Nullable String version) {
        for (int minute = 0; minute < 600; minute++) {
            live(car, 60);
            CarFrame.Condition now = link.latest().condition();
            if (now.convergence() == wanted && (version == null || version.equals(now.actualVersion()))) {
                return;
            }
        }
        throw new AssertionError("after ten hours the car says " + link.latest());
    }

    private void live(SimulatedCar car, int seconds) {
        for (int second = 0; second < seconds; second++) {
            clock.advance(Duration.ofSeconds(1));
            car.step(false);
            link.stayAlive();
            Runnable task;
            while ((task = tasks.pollFirst()) != null) {
                task.run();
            }
        }
    }

    private SimulatedCar car() {
        CarSpec spec = FleetRoster.draw(
                        new SimulationSettings(URI.create("http://127.0.0.1"), 1, SEED, null, FaultPlan.NONE))
                .getFirst();
        SimulatedCar car = new SimulatedCar(
                spec,
                new CarModel(spec),
                SEED,
                new NetworkSwitch(link),
                new SimulatedSoftware(
                        new ImageShelf(), new Fates(faults, SEED, spec.profile().model())),
                this::agent);
        car.start();
        live(car, 5);
        return car;
    }

    private CarAgent agent(SimulatedCar car) {
        UpdateParts parts = car.software()
                .boot(
                        car.version(),
                        (disk, slots, fetching) -> new UpdateParts(
                                new CarFacts(car.spec().profile().model(), ""),
                                disk,
                                slots,
                                new ModemSource(
                                        car.modem(), releases, car.software().fates()),
                                new FirstUseVerifier(disk),
                                new VirtualWorkload(
                                        clock, image -> car.software().fates().of(image, disk), 1),
                                UpdateSettings.DEFAULT,
                                tasks::addLast,
                                fetching));
        LinkSettings settings = new LinkSettings(
                URI.create("http://127.0.0.1"),
                car.id(),
                clock.millis(),
                CarIdentity.create(new SecureRandom()),
                car.spec().profile(),
                null);
        return new CarAgent(
                settings,
                new ClaimingLink(car.modem(), car.software().fates(), new FrameCodec()),
                tasks::addLast,
                new CarClock(clock),
                new FrameCodec(),
                Dice.of(SEED, 1, -9),
                parts);
    }

    private Desired desired(long generation) {
        return new Desired(
                generation,
                "intent-" + generation,
                VERSION,
                DesiredKind.UPDATE,
                true,
                null,
                null,
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                new ArtifactRef("/api/v1/releases/" + VERSION + "/artifact", digest(), artifact.length, 500),
                "let-me-pull",
                new ApplyConditions(true, 30, null));
    }

    private String digest() {
        return HexFormat.of().formatHex(Fingerprint.of(artifact));
    }

    private void publish() {
        TufSigner signer = TufSigner.generate();
        RoleKeys role = new RoleKeys(Set.of(signer.key().id()), 1);
        Instant later = FleetFixtures.NOW.plus(Duration.ofDays(30));
        ReleaseTarget release = new ReleaseTarget(
                VERSION, new Artifact(digest(), artifact.length), 500, Set.of(), Set.of(), Set.of(), 30, "");
        byte[] targets = sign(signer, new TufMetadata.Targets(1, later, Map.of(release.path(), release)));
        byte[] snapshot =
                sign(signer, new TufMetadata.Snapshot(1, later, Map.of("targets.json", MetaFile.of(1, targets))));
        serve("/api/v1/tuf/1.targets.json", targets);
        serve("/api/v1/tuf/1.snapshot.json", snapshot);
        serve(
                "/api/v1/tuf/timestamp.json",
                sign(signer, new TufMetadata.Timestamp(1, later, MetaFile.of(1, snapshot))));
        serve(
                "/api/v1/tuf/1.root.json",
                sign(
                        signer,
                        new TufMetadata.Root(
                                1,
                                later,
                                Map.of(signer.key().id(), signer.key()),
                                Map.of(
                                        TufRole.ROOT, role,
                                        TufRole.TARGETS, role,
                                        TufRole.SNAPSHOT, role,
                                        TufRole.TIMESTAMP, role),
                                true)));
        serve("/api/v1/releases/" + VERSION + "/artifact", artifact);
    }

    private static byte[] sign(TufSigner signer, TufMetadata metadata) {
        return TufDocument.sign(metadata, List.of(signer)).bytes();
    }

    private void serve(String path, byte[] bytes) {
        if (!served.add(path)) {
            server.removeContext(path);
        }
        server.createContext(path, exchange -> {
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            boolean welcome = "Bearer let-me-pull".equals(token);
            byte[] body = welcome ? bytes : "no".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(welcome ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
