package pitwall.checks.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The Java files that people write: no build output, no hidden folders.
final class Sources {
    private Sources() {}

    /// The source files below `root` that lie in one of `folders`, given relative to it; `.` is all of them.
    static Stream<Path> below(Path root, List<String> folders) {
        return folders.stream()
                .map(folder -> root.resolve(folder).normalize())
                .flatMap(Sources::walk)
                .distinct();
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().stream().flatMap(Sources::filesOf);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static Stream<Path> filesOf(Path entry) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry)) {
            return name.startsWith(".") || name.equals("target") ? Stream.empty() : walk(entry);
        }
        return name.endsWith(".java") ? Stream.of(entry) : Stream.empty();
    }
}
