package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.FleetView;
import pitwall.client.witness.AuditWitness;
import pitwall.client.witness.MemoryWitnessStore;
import pitwall.client.witness.WitnessStore;
import pitwall.client.witness.WitnessVerdict;
import pitwall.client.witness.WitnessVerdict.Finding;
import pitwall.protocol.rest.AuditHead;

/// A console that was there before somebody put an older database in place of the newer one. The server itself cannot
/// know: every hash and signature in it is good.
final class AuditWitnessTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @TempDir
    private Path backup;

    private final WitnessStore store = new MemoryWitnessStore();
    private RestartableServer server;

    @BeforeEach
    void start() {
        server = new RestartableServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTailThatWasCutAndOneThatWasWrittenAnewAreBothFound() throws IOException {
        assertThat(seen(0)).isInstanceOf(WitnessVerdict.First.class);
        int port = server.stop();
        copy(folder, backup);
        server.comeBack(port);
        write("honest", 6);
        port = server.stop();
        server.comeBack(port);
        WitnessVerdict grown = seen(0);
        assertThat(grown).isInstanceOf(WitnessVerdict.Continues.class);
        long known = store.newest().orElseThrow().head().size();

        port = server.stop();
        copy(backup, folder);
        server.comeBack(port);
        assertThat(finding(seen(0))).isEqualTo(Finding.CUT);

        write("forged", 30);
        port = server.stop();
        server.comeBack(port);
        assertThat(finding(seen(known))).isEqualTo(Finding.REWRITTEN);
        assertThat(store.newest().orElseThrow().head().size()).isEqualTo(known);
    }

    private static Finding finding(WitnessVerdict verdict) {
        assertThat(verdict).isInstanceOf(WitnessVerdict.Broken.class);
        return ((WitnessVerdict.Broken) verdict).finding();
    }

    /// What the witness says of the head in the picture, once it is over more than so many entries.
    private WitnessVerdict seen(long entries) {
        try (TestConsole console = console()) {
            AuditHead head = Objects.requireNonNull(console.await(SOON, frame -> {
                        AuditHead shown = frame.snapshot().board().auditHead();
                        return shown != null && shown.size() > entries;
                    })
                    .snapshot()
                    .board()
                    .auditHead());
            return new AuditWitness(store, console.audit()).see(head);
        }
    }

    private TestConsole console() {
        return new TestConsole(
                server, server.uri(), 1, new TestConsole.Seat("admin", server.password(), FleetView.CONSOLE));
    }

    private void write(String name, int cars) {
        try (TestConsole console = console()) {
            console.awaitLive(SOON);
            for (int i = 0; i < cars; i++) {
                console.submit(ConsoleStreamTest.create(name + "-" + i, "munich"));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> old = Files.list(to)) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
