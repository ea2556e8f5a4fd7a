package pitwall.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import pitwall.agent.update.FolderDisk;
import pitwall.agent.update.SlotImage;
import pitwall.agent.update.SlotStore;
import pitwall.agent.update.Workload.Health;
import pitwall.testing.SteppedClock;

/// The workload and a tool that understands podman's words: a shell script that keeps its one container in a file.
@DisabledOnOs(OS.WINDOWS)
final class ContainerWorkloadTest {
    private static final String TOOL = """
            #!/bin/sh
            cd "$(dirname "$0")" && echo "$@" >> said
            case "$1" in
              version) echo "version 5.0" ;;
              load) grep -q "an archive" "$3" || { echo "not an archive"; exit 125; }
                    echo "Loaded image: localhost/car:1" ;;
              run) echo '{"Running":true,"Health":{"Status":"'"$(cat check 2>/dev/null)"'"}}' > container ;;
              inspect) cat container ;;
              stop) [ -e container ] || { echo "no such container"; exit 1; } ;;
              logs) echo "no camera found" ;;
              rm) rm -f container ;;
            esac
            """;

    @TempDir
    private Path folder;

    private final SteppedClock clock = SteppedClock.atFixtures();
    private FolderDisk disk;
    private Path tool;

    @BeforeEach
    void makeTool() throws IOException {
        disk = new FolderDisk(folder.resolve("slots"));
        tool = script("fake-podman", TOOL);
    }

    @Test
    void anImageIsLoadedFromItsSlotAndRunsUnderOneName() throws IOException {
        try (ContainerWorkload workload = workload()) {
            assertThat(workload.health()).isEqualTo(Health.STOPPED);

            workload.start(image("an archive"));

            await().until(() -> workload.health() == Health.STARTING && Files.exists(container()));
            clock.advance(Duration.ofSeconds(4));
            await().until(() -> workload.health() == Health.HEALTHY);
            assertThat(said())
                    .contains("load --input " + folder.resolve("slots/slot-a.image"))
                    .anyMatch(line -> line.startsWith("run --detach --name pitwall-car-1 ")
                            && line.contains("--env WORKLOAD_VERSION=1.0.0")
                            && line.endsWith("--network host localhost/car:1"));

            workload.stop();

            await().until(() -> workload.health() == Health.STOPPED);
            assertThat(said()).contains("stop --time 10 pitwall-car-1");
            assertThat(container()).doesNotExist();
        }
    }

    @Test
    void whatIsNoArchiveIsNotWell() throws IOException {
        try (ContainerWorkload workload = workload()) {
            workload.start(image("something else"));

            await().until(() -> workload.health() == Health.UNHEALTHY);
        }
    }

    @Test
    void aContainerThatEndedIsNotWellAndIsStartedAnew() throws IOException {
        try (ContainerWorkload workload = workload()) {
            SlotImage image = image("an archive");
            workload.start(image);
            await().until(() -> Files.exists(container()));

            Files.writeString(container(), "{\"Running\":false}");
            await().until(() -> workload.health() == Health.UNHEALTHY);
            assertThat(workload.lastWords()).contains("no camera found");

            workload.start(image);
            clock.advance(Duration.ofSeconds(4));
            await().until(() -> workload.health() != Health.UNHEALTHY);
            clock.advance(Duration.ofSeconds(4));
            await().until(() -> workload.health() == Health.HEALTHY);
        }
    }

    @Test
    void theContainersOwnCheckDecides() throws IOException {
        Files.writeString(folder.resolve("check"), "starting");
        try (ContainerWorkload workload = workload()) {
            workload.start(image("an archive"));
            await().until(() -> Files.exists(container()));
            clock.advance(Duration.ofSeconds(10));
            await().during(Duration.ofMillis(300)).until(() -> workload.health() == Health.STARTING);

            Files.writeString(container(), "{\"Running\":true,\"Healthcheck\":{\"Status\":\"healthy\"}}");
            await().until(() -> workload.health() == Health.HEALTHY);
            Files.writeString(container(), "{\"Running\":true,\"Healthcheck\":{\"Status\":\"unhealthy\"}}");
            await().until(() -> workload.health() == Health.UNHEALTHY);
        }
    }

    @Test
    void aStartWhileItStopsWins() throws IOException {
        try (ContainerWorkload workload = workload()) {
            SlotImage image = image("an archive");
            workload.start(image);
            workload.stop();
            workload.start(image);
            clock.advance(Duration.ofSeconds(4));

            await().until(() -> workload.health() != Health.STOPPED && Files.exists(container()));
            clock.advance(Duration.ofSeconds(4));
            await().until(() -> workload.health() == Health.HEALTHY);
        }
    }

    @Test
    void whatAKilledAgentLeftIsRemovedFirst() throws IOException {
        Files.writeString(container(), "{\"Running\":true}");
        try (ContainerWorkload workload = workload()) {
            workload.endLeftovers();

            assertThat(container()).doesNotExist();
        }
    }

    @Test
    void aMachineWithoutAToolSaysWhatItLookedFor() throws IOException {
        Path broken = script("broken", "#!/bin/sh\necho 'Cannot connect to the daemon.'\nexit 1\n");

        ContainerTool.Found found = ContainerTool.find(List.of("no-such-tool", broken.toString()));

        assertThat(found)
                .isEqualTo(new ContainerTool.Found.None("No container tool works on this machine"
                        + " (no-such-tool is not installed; " + broken + ": Cannot connect to the daemon.)."));
    }

    private ContainerWorkload workload() {
        ContainerTool.Found found = ContainerTool.find(List.of("no-such-tool", tool.toString()));
        ContainerTool usable = ((ContainerTool.Found.Usable) found).tool();
        return new ContainerWorkload(
                new ContainerSettings(usable, List.of("--network", "host")), disk, "pitwall-car-1", "i4", null, clock);
    }

    private SlotImage image(String archive) throws IOException {
        SlotStore slots = SlotStore.boot(disk);
        slots.provision("1.0.0", 1, archive.getBytes(StandardCharsets.UTF_8));
        return slots.running().orElseThrow();
    }

    private Path container() {
        return folder.resolve("container");
    }

    private List<String> said() throws IOException {
        return Files.readAllLines(folder.resolve("said"));
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
