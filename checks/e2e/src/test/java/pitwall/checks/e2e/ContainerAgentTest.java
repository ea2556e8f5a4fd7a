package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import pitwall.agent.machine.StateFolder;
import pitwall.agent.update.FolderDisk;
import pitwall.agent.update.SlotStore;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.release.SampleImage;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.rest.UpdateCar;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;

/// `fleetd agent --containers` as a real process. What it finds on its path under the name `podman` is a script that
/// keeps its one container in a file.
@DisabledOnOs(OS.WINDOWS)
final class ContainerAgentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final CarId CAR = new CarId("bench-1");
    private static final String PODMAN = """
            #!/bin/sh
            cd "$(dirname "$0")" && echo "$@" >> said
            case "$1" in
              version) echo "version 5.0" ;;
              load) echo "Loaded image: localhost/car:1" ;;
              run) echo '{"Running":true}' > container ;;
              inspect) cat container ;;
              stop) [ -e container ] || exit 1 ;;
              rm) rm -f container ;;
            esac
            """;

    @TempDir
    private Path folder;

    @Test
    void aMachineIsUpdatedFromOneContainerToAnother() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path podman = Files.writeString(tools.resolve("podman"), PODMAN);
        assertThat(podman.toFile().setExecutable(true)).isTrue();
        SlotStore.boot(new FolderDisk(StateFolder.slots(folder.resolve("state"))))
                .provision("4.2.1", 421, SampleImage.factory("4.2.1").bytes());
        try (FleetServer server = server();
                ServerView admin = new ServerView(server);
                ServerView view = admin.person("manager", Role.RELEASE_MANAGER);
                Launched agent = agent(server, tools + ":" + System.getenv("PATH"))) {
            await().atMost(PATIENCE)
                    .until(() ->
                            view.cars().containsKey(CAR) && view.desired(CAR).running() != null);

            view.post("/api/v1/cars/" + CAR + "/update", new UpdateCar("4.3.1", null, null, null));
            await().atMost(PATIENCE).until(() -> view.update(CAR).stage().isTerminal());

            assertThat(view.update(CAR).stage()).isEqualTo(CarStage.SUCCEEDED);
            List<String> said = Files.readAllLines(tools.resolve("said"));
            assertThat(said).anyMatch(line -> line.startsWith("run ") && line.contains("WORKLOAD_VERSION=4.2.1"));
            assertThat(said).anyMatch(line -> line.startsWith("run ") && line.contains("WORKLOAD_VERSION=4.3.1"));
            assertThat(said).anyMatch(line -> line.startsWith("stop ") && line.endsWith("pitwall-" + CAR));
            assertThat(agent.endsWithin(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(tools.resolve("container"))
                .as("nothing runs when the agent has ended")
                .doesNotExist();
    }

    @Test
    void aMachineWithoutAContainerToolSaysSoAndEnds() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        try (FleetServer server = server();
                Launched agent = agent(server, empty.toString())) {
            assertThat(agent.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();

            assertThat(agent.process.exitValue()).isEqualTo(12);
            await().untilAsserted(() -> assertThat(agent.err)
                    .anyMatch(line -> line.equals("No container tool works on this machine"
                            + " (podman is not installed; docker is not installed).")));
        }
    }

    private FleetServer server() throws IOException {
        FleetServer server = FleetServer.start(
                ServerSettings.of(folder.resolve("fleet.db").toString()).withPasswordIterations(1_000),
                InstantSource.system());
        server.publishSampleReleases();
        Files.writeString(folder.resolve("root.json"), server.firstRoot().orElseThrow());
        Files.writeString(
                folder.resolve("enrolment.key"),
                server.firstStartSecrets()
                        .flatMap(FirstStartSecrets::enrolmentKey)
                        .orElseThrow());
        return server;
    }

    private Launched agent(FleetServer server, String path) throws IOException {
        return Launched.fleetd(
                folder,
                Map.of("PATH", path),
                "agent",
                "--server",
                server.baseUri().toString(),
                "--state",
                "state",
                "--car",
                CAR.value(),
                "--model",
                "i4",
                "--enrolment-key-file",
                "enrolment.key",
                "--trust-root",
                "root.json",
                "--containers",
                "--parked");
    }
}
