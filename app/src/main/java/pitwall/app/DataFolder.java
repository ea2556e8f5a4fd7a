package pitwall.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where this user's settings and offline data are. Nobody else may look inside.
///
/// @param path an existing folder of this user
/// @param temporary true where it goes away with the program
record DataFolder(Path path, boolean temporary) implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DataFolder.class);
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    /// A folder for this run only.
    static DataFolder forThisRun() throws IOException {
        return new DataFolder(Files.createTempDirectory("pitwall-"), true);
    }

    /// The named folder, made if it is missing. One that others can open is refused.
    static DataFolder at(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            createPrivate(path);
        }
        if (isOpenToOthers(path)) {
            throw new IOException("Other users of this computer can open the folder " + path
                    + ". Close it to them (chmod 700) or name another with --data.");
        }
        return new DataFolder(path, false);
    }

    /// Where the system keeps the data of programs.
    static Path usual(Map<String, String> environment, String system, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Pitwall");
        }
        if (name.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Pitwall");
        }
        String xdg = environment.get("XDG_DATA_HOME");
        Path share = xdg == null || xdg.isBlank() ? home.resolve(".local").resolve("share") : Path.of(xdg);
        return share.resolve("pitwall");
    }

    /// Removes a temporary folder with all that is in it.
    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            log.warn("the temporary folder could not be removed", e);
        }
    }

    private static void createPrivate(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }

    private static boolean isOpenToOthers(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    }
}
