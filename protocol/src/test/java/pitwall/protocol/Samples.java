package pitwall.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The golden samples of this module: one file a message, as it stands on the wire apart from white space.
record Samples(Path folder) {
    static final Samples ALL = new Samples(Path.of("samples"));

    /// @param name of the file without its ending
    record Sample(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    List<Sample> list() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Samples::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample read(Path file) {
        try {
            return new Sample(file.getFileName().toString().replace(".json", ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
