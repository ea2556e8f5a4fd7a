package pitwall.checks.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Gives all sources below some folders the agreed layout.
///
/// ```
/// FormatSources ROOT FOLDER[,FOLDER…]
/// ```
public final class FormatSources {
    private final Layout layout = new Layout();
    private final Path root;

    FormatSources(Path root) {
        this.root = root;
    }

    /// @param args the root of the repository and the folders below it, `.` for all
    public static void main(String[] args) {
        if (args.length != 2) {
            throw new IllegalArgumentException("expected ROOT FOLDERS, got " + Arrays.toString(args));
        }
        FormatSources sources = new FormatSources(Path.of(args[0]));
        sources.apply(sources.astray(List.of(args[1].split(",", -1))));
    }

    /// Every file below the folders whose layout is not the agreed one, in order.
    List<Path> astray(List<String> folders) {
        return Sources.below(root, folders)
                .parallel()
                .filter(this::isAstray)
                .sorted()
                .toList();
    }

    void apply(List<Path> files) {
        files.parallelStream().forEach(file -> {
            try {
                Files.writeString(file, layout.of(file, Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot lay out " + file, e);
            }
        });
    }

    private boolean isAstray(Path file) {
        try {
            String text = Files.readString(file);
            return !layout.of(file, text).equals(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay out " + file, e);
        }
    }
}
