package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import pitwall.agent.machine.StateFolder;
import pitwall.agent.update.FolderDisk;
import pitwall.agent.update.SlotImage;
import pitwall.agent.update.SlotStore;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.release.SampleImage;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.SoftwareSlot;
import pitwall.protocol.rest.UpdateCar;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;
import pitwall.testing.FaultProxy;
import pitwall.testing.Seeds;

/// `fleetd agent` as a real process that is killed with SIGKILL in the middle of updates, with a real process as its
/// workload and a server behind a slow line. `-Dpitwall.kills=N` kills more often.
@EnabledOnOs(OS.LINUX)
final class AgentKillTest {
    private static final CarId CAR = new CarId("bench-1");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int KILLS = Integer.getInteger("pitwall.kills", 5);
    private static final int SLOW = 160 * 1024;

    @TempDir
    private Path folder;

    private final Seeds seeds = Seeds.announced("moments in which an agent is killed");
    private FleetServer server;
    private FaultProxy line;
    private ServerView admin;
    private ServerView view;
    private Launched agent;

    @BeforeEach
    void start() throws IOException {
        server = FleetServer.start(
                ServerSettings.of(folder.resolve("fleet.db").toString()).withPasswordIterations(1_000),
                InstantSource.system());
        server.publishSampleReleases();
        line = FaultProxy.before(server.baseUri().getPort(), seeds.value());
        line.toClient().throttle(SLOW);
        admin = new ServerView(server);
        view = admin.person("manager", Role.RELEASE_MANAGER);
        Files.writeString(folder.resolve("root.json"), server.firstRoot().orElseThrow());
        Files.writeString(
                folder.resolve("enrolment.key"),
                server.firstStartSecrets()
                        .flatMap(FirstStartSecrets::enrolmentKey)
                        .orElseThrow());
        SlotStore.boot(new FolderDisk(slots()))
                .provision("4.2.1", 421, SampleImage.factory("4.2.1").bytes());
        agent = launch();
        await().atMost(PATIENCE)
                .until(() -> view.cars().containsKey(CAR) && view.desired(CAR).running() != null);
    }

    @AfterEach
    void stop() throws InterruptedException {
        agent.endsWithin(Duration.ofSeconds(15));
        agent.close();
        view.close();
        admin.close();
        line.close();
        server.close();
    }

    @Test
    void anUpdateGoesOnWhereverItsAgentIsKilled() throws Exception {
        want("4.3.1");

        awaitPulled(20_000);
        killAndRestart();
        long kept = pulled();
        assertThat(kept).isGreaterThanOrEqualTo(20_000);
        awaitPulled(kept + 30_000);
        killAndRestart();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> says("journal.json", "STAGED"));
        killAndRestart();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> says("boot.json", "trialBoots"));
        killAndRestart();

        awaitEnd();
        assertThat(view.update(CAR).stage()).isEqualTo(CarStage.SUCCEEDED);
        assertProven("4.3.1");
        assertThat(view.update(CAR).attempt()).isEqualTo(1);
    }

    @Test
    void anUpdateWhoseAgentIsKilledAgainAndAgainEndsInWhatItProves() throws Exception {
        RandomGenerator random = seeds.generator();
        want("4.3.1");

        for (int kill = 0; kill < KILLS; kill++) {
            Duration moment = Duration.ofMillis(random.nextLong(300, 5_000));
            await().pollDelay(moment).atMost(PATIENCE).until(() -> true);
            killAndRestart();
        }

        awaitEnd();
        boolean updated = view.update(CAR).stage() == CarStage.SUCCEEDED;
        assertProven(updated ? "4.3.1" : "4.2.1");
    }

    @Test
    void aWayBackGoesOnWhereverItsAgentIsKilled() throws Exception {
        want("4.4.0");

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> says("journal.json", "GOING_BACK"));
        killAndRestart();
        awaitEnd();

        assertThat(view.update(CAR).stage()).isEqualTo(CarStage.FAILED);
        assertProven("4.2.1");
    }

    private Launched launch() throws IOException {
        return Launched.fleetd(
                folder,
                "agent",
                "--server",
                "http://127.0.0.1:" + line.port(),
                "--state",
                "state",
                "--car",
                CAR.value(),
                "--model",
                "iX3",
                "--enrolment-key-file",
                "enrolment.key",
                "--trust-root",
                "root.json",
                "--run",
                "sh {image}",
                "--parked");
    }

    private void want(String version) {
        view.post("/api/v1/cars/" + CAR + "/update", new UpdateCar(version, null, null, null));
    }

    private void killAndRestart() throws Exception {
        agent.kill();
        assertBootable();
        agent = launch();
    }

    /// What boots next is whole, and is something that somebody signed or delivered.
    private void assertBootable() throws IOException {
        SlotStore.SlotView slots = SlotStore.look(new FolderDisk(slots()));
        SoftwareSlot boots = slots.boots().orElseThrow();
        SlotImage image = (boots == SoftwareSlot.A ? slots.a() : slots.b()).orElseThrow();
        byte[] bytes = Files.readAllBytes(slots().resolve(image.file()));
        assertThat(sha256(bytes)).isEqualTo(image.digest());
        assertThat(image.version()).isIn("4.2.1", "4.3.1", "4.4.0");
    }

    private void awaitEnd() {
        await().atMost(PATIENCE).until(() -> view.update(CAR).stage().isTerminal());
    }

    /// The server believes it, and exactly one process runs it.
    private void assertProven(String version) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(view.car(CAR).status().actualVersion()).isEqualTo(version);
            assertThat(workloads()).containsExactly(version);
        });
    }

    /// The versions of the processes that are this machine's workload.
    private List<String> workloads() {
        String mine = "WORKLOAD_FOLDER=" + folder.resolve("state/workload").toAbsolutePath();
        return ProcessHandle.allProcesses()
                .map(process -> variables(process.pid()))
                .filter(variables -> variables.contains(mine))
                .map(variables -> variables.stream()
                        .filter(variable -> variable.startsWith("WORKLOAD_VERSION="))
                        .findFirst()
                        .orElseThrow()
                        .substring("WORKLOAD_VERSION=".length()))
                .toList();
    }

    private static List<String> variables(long process) {
        try {
            String all = Files.readString(Path.of("/proc", Long.toString(process), "environ"), StandardCharsets.UTF_8);
            return List.of(all.split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private void awaitPulled(long bytes) {
        long before = pulled();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> {
            long now = pulled();
            assertThat(now).as("the pull goes on where it was cut").isGreaterThanOrEqualTo(before);
            return now >= bytes;
        });
    }

    /// 0 before the first byte.
    private long pulled() {
        try (Stream<Path> files = Files.list(slots())) {
            Path part = files.filter(file -> file.toString().endsWith(".part"))
                    .findFirst()
                    .orElse(null);
            return part == null ? 0 : Files.size(part);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private boolean says(String file, String word) {
        try {
            return Files.readString(slots().resolve(file)).contains(word);
        } catch (IOException e) {
            return false;
        }
    }

    private Path slots() {
        return StateFolder.slots(folder.resolve("state"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
