package pitwall.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.protocol.Json;

/// One value in one small file, replaced as a whole, so that a kill leaves the old or the new one. An unreadable
/// file is kept beside as `.unreadable` and counts as missing.
final class JsonFile<T> {
    private static final Logger log = LoggerFactory.getLogger(JsonFile.class);
    private final Path path;
    private final Class<T> type;
    private final ObjectMapper json = Json.stored();

    JsonFile(Path path, Class<T> type) {
        this.path = path;
        this.type = type;
    }

    Optional<T> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(json, path, type));
        } catch (IOException e) {
            log.warn("{} is not readable and is set aside", path.getFileName(), e);
            setAside();
            return Optional.empty();
        }
    }

    /// The value in a file.
    ///
    /// @throws IOException also where the file says that there is no value
    static <T> T read(ObjectMapper json, Path path, Class<T> type) throws IOException {
        T value = json.readValue(Files.readAllBytes(path), type);
        if (value == null) {
            throw new IOException("there is no value in " + path.getFileName());
        }
        return value;
    }

    /// Writes the value; trouble is logged, because no setting is worth stopping the console.
    void write(T value) {
        try {
            replace(path, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
        } catch (IOException e) {
            log.warn("{} could not be written", path.getFileName(), e);
        }
    }

    /// Puts new content into a file in one step: after a kill it has the old or the new.
    static void replace(Path path, byte[] content) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.write(next, content);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// True where an unreadable file of before lies beside.
    boolean wasSetAside() {
        return Files.exists(aside());
    }

    private Path aside() {
        return path.resolveSibling(path.getFileName() + ".unreadable");
    }

    private void setAside() {
        try {
            Files.move(path, aside(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("{} could not be set aside", path.getFileName(), e);
        }
    }
}
