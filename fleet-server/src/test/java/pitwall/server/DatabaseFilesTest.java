package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.server.storage.DatabaseInUseException;
import pitwall.server.storage.DatabaseUnusableException;

class DatabaseFilesTest {
    @TempDir
    Path folder;

    @Test
    void everyFileOfADatabaseIsItsOwnersAlone() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");

        try (FleetServer server = start()) {
            assertThat(server.firstStartSecrets()).isPresent();
            assertThat(rights())
                    .contains("fleet.db rw-------", "fleet.db-wal rw-------", "fleet.db-shm rw-------")
                    .allMatch(DatabaseFilesTest::isPrivate);
        }
    }

    @Test
    void filesThatOthersCouldReadAreClosedToThem() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        start().close();
        for (Path file : files().stream().filter(Files::isRegularFile).toList()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }

        try (FleetServer server = start()) {
            assertThat(server.firstStartSecrets()).isEmpty();
            assertThat(rights()).allMatch(DatabaseFilesTest::isPrivate);
        }
    }

    @Test
    void aSecondServerIsRefusedUntilTheFirstIsGone() {
        try (FleetServer first = start()) {
            assertThatThrownBy(this::start).isInstanceOf(DatabaseInUseException.class);
            assertThat(first.firstStartSecrets()).isPresent();
        }

        start().close();
    }

    @Test
    void aMissingFolderIsNotMade() {
        ServerSettings settings =
                ServerSettings.of(folder.resolve("typo").resolve("fleet.db").toString());

        assertThatThrownBy(() -> FleetServer.start(settings, InstantSource.system()))
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("does not exist");
    }

    private FleetServer start() {
        ServerSettings settings =
                ServerSettings.of(folder.resolve("fleet.db").toString()).withPasswordIterations(1_000);
        return FleetServer.start(settings, InstantSource.system());
    }

    /// Nothing for the group and nothing for others, be it a file or a folder.
    private static boolean isPrivate(String nameAndRights) {
        return nameAndRights.endsWith("------");
    }

    private Stream<String> rights() throws IOException {
        return files().stream().map(DatabaseFilesTest::rights);
    }

    private static String rights(Path file) {
        try {
            return file.getFileName() + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
