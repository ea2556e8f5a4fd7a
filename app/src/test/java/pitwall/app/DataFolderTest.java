package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final Path HOME = Path.of("home", "huber");

    @TempDir
    private Path parent;

    @Test
    void everySystemHasItsPlace() {
        assertThat(DataFolder.usual(Map.of(), "Linux", HOME)).isEqualTo(HOME.resolve(".local/share/pitwall"));
        assertThat(DataFolder.usual(Map.of("XDG_DATA_HOME", "xdg"), "Linux", HOME))
                .isEqualTo(Path.of("xdg", "pitwall"));
        assertThat(DataFolder.usual(Map.of(), "Mac OS X", HOME))
                .isEqualTo(HOME.resolve("Library/Application Support/Pitwall"));
        assertThat(DataFolder.usual(Map.of("LOCALAPPDATA", "local"), "Windows 11", HOME))
                .isEqualTo(Path.of("local", "Pitwall"));
    }

    @Test
    void aNewFolderIsPrivate() throws IOException {
        assumeTrue(isPosix());

        DataFolder.at(parent.resolve("new"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("new"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderThatOthersCanOpenIsRefusedInASentence() throws IOException {
        assumeTrue(isPosix());
        Path open = parent.resolve("open");
        Files.createDirectory(open);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> DataFolder.at(open))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Other users of this computer can open the folder");
    }

    private boolean isPosix() {
        return parent.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
