package pitwall.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufMetadata;

/// Signed metadata in a file, between one person who signs and the next.
record MetadataFile(Path path) {
    TufDocument<TufMetadata.Root> root() {
        return read(TufDocument::root, "a root");
    }

    TufDocument<TufMetadata.Targets> targets() {
        return read(TufDocument::targets, "a list of releases");
    }

    boolean isRoot() {
        return text().contains("\"root\"") && text().contains("\"consistent_snapshot\"");
    }

    boolean exists() {
        return Files.exists(path);
    }

    String text() {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.FILE_UNUSABLE, "The file " + path + " cannot be read.", e);
        }
    }

    private <T> T read(Function<String, T> reader, String what) {
        try {
            return reader.apply(text());
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(
                    ExitCode.FILE_UNUSABLE, "The file " + path + " is not " + what + ": " + e.getMessage() + ".", e);
        }
    }

    /// Replaces the file in one step, so that nobody finds half of it.
    void write(TufDocument<?> document) {
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.writeString(beside, document.text(), StandardCharsets.UTF_8);
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.FILE_UNUSABLE, "The file " + path + " cannot be written.", e);
        }
    }
}
