package pitwall.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import pitwall.agent.update.FolderDisk;
import pitwall.agent.update.SlotImage;
import pitwall.agent.update.SlotStore;
import pitwall.agent.update.Workload.Health;
import pitwall.testing.SteppedClock;

/// Real processes: shell scripts that live in a slot.
@DisabledOnOs(OS.WINDOWS)
final class ProcessWorkloadTest {
    @TempDir
    private Path folder;

    private final SteppedClock clock = SteppedClock.atFixtures();
    private FolderDisk disk;

    @BeforeEach
    void makeDisk() throws IOException {
        disk = new FolderDisk(folder.resolve("slots"));
    }

    @Test
    void anImageRunsByItselfAndStops() throws IOException {
        try (ProcessWorkload workload = workload(List.of(), null)) {
            workload.start(image("#!/bin/sh\necho $WORKLOAD_VERSION\nexec sleep 600\n"));
            assertThat(workload.health()).isEqualTo(Health.STARTING);
            clock.advance(Duration.ofSeconds(4));
            assertThat(workload.health()).isEqualTo(Health.HEALTHY);
            await().untilAsserted(
                            () -> assertThat(folder.resolve("work/output.log")).hasContent("1.0.0"));

            workload.stop();

            await().until(() -> workload.health() == Health.STOPPED);
        }
    }

    @Test
    void aProcessThatEndsByItselfIsNotWell() throws IOException {
        try (ProcessWorkload workload = workload(List.of("sh", "{image}"), null)) {
            workload.start(image("echo starting\necho 'no camera found' >&2\nexit 3\n"));

            await().until(() -> workload.health() == Health.UNHEALTHY);
            assertThat(workload.lastWords()).contains("starting / no camera found");
        }
    }

    @Test
    void whatNeverStartedIsStoppedAndWhatCannotStartIsNotWell() throws IOException {
        try (ProcessWorkload workload = workload(List.of("no-such-program", "{image}"), null)) {
            assertThat(workload.health()).isEqualTo(Health.STOPPED);

            workload.start(image("exit 0\n"));

            assertThat(workload.health()).isEqualTo(Health.UNHEALTHY);
            workload.stop();
            assertThat(workload.health()).isEqualTo(Health.STOPPED);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatAKilledAgentLeftIsEndedWithEverythingItHadStarted() throws IOException {
        try (ProcessWorkload killed = workload(List.of("sh", "{image}"), null);
                ProcessWorkload next = workload(List.of("sh", "{image}"), null)) {
            killed.start(image("sleep 600 &\necho $! > child\nwait\n"));
            Path child = folder.resolve("work/child");
            await().until(() -> Files.exists(child) && Files.size(child) > 0);
            ProcessHandle grandchild = ProcessHandle.of(
                            Long.parseLong(Files.readString(child).strip()))
                    .orElseThrow();

            next.endLeftovers();

            assertThat(grandchild.isAlive()).isFalse();
            assertThat(killed.health()).isEqualTo(Health.UNHEALTHY);
        }
    }

    @Test
    void aProcessThatDoesNotStopIsKilled() throws IOException {
        try (ProcessWorkload workload = workload(List.of("sh", "{image}"), null)) {
            workload.start(image("trap '' TERM\necho ready\nwhile true; do sleep 1; done\n"));
            await().untilAsserted(
                            () -> assertThat(folder.resolve("work/output.log")).hasContent("ready"));
            workload.stop();
            assertThat(workload.health()).isEqualTo(Health.HEALTHY);

            clock.advance(Duration.ofSeconds(11));

            await().until(() -> workload.health() == Health.STOPPED);
        }
    }

    @Test
    void aHealthAddressDecidesAndSilenceIsNoticed() throws IOException {
        AtomicInteger status = new AtomicInteger(503);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        URI health = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health");
        try (ProcessWorkload workload = workload(List.of("sh", "{image}"), health)) {
            workload.start(image("exec sleep 600\n"));
            await().during(Duration.ofMillis(300)).until(() -> workload.health() == Health.STARTING);

            status.set(200);
            await().until(() -> workload.health() == Health.HEALTHY);

            server.stop(0);
            await().until(() -> workload.health() == Health.UNHEALTHY);
        }
    }

    private ProcessWorkload workload(List<String> command, @Nullable URI health) {
        return new ProcessWorkload(disk, folder.resolve("work"), "i4", command, health, clock);
    }

    private SlotImage image(String script) throws IOException {
        SlotStore slots = SlotStore.boot(disk);
        slots.provision("1.0.0", 1, script.getBytes(StandardCharsets.UTF_8));
        return slots.running().orElseThrow();
    }
}
