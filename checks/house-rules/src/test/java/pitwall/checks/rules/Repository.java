package pitwall.checks.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The sources of this build.
final class Repository {
    static final Path ROOT = Path.of(System.getProperty("repository.root"));

    private Repository() {}

    /// The files below a folder whose names end so; none where there is no such folder.
    static Stream<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot walk " + folder, e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The Java sources of the rooms that show words, and of the one that says which sentence explains a verdict.
    static List<Path> wordySources() {
        return Stream.of(Room.VIEWS, Room.APP, Room.FLEET_MODEL)
                .flatMap(room -> files(ROOT.resolve(room.folder()).resolve("src/main/java"), ".java"))
                .toList();
    }

    static List<Path> screens() {
        return files(ROOT.resolve("views/src/main/resources"), ".fxml").toList();
    }
}
