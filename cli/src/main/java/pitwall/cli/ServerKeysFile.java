package pitwall.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import pitwall.protocol.Json;
import pitwall.protocol.rest.OnlineKey;

/// The public keys of a server, on their way to a machine without a network.
record ServerKeysFile(Path path) {
    private static final ObjectMapper JSON = Json.strict();

    List<OnlineKey> read() {
        try {
            return List.of(JSON.readValue(Files.readString(path, StandardCharsets.UTF_8), OnlineKey[].class));
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.FILE_UNUSABLE, "The file " + path + " does not hold the keys of a server.", e);
        }
    }

    void write(List<OnlineKey> keys) {
        try {
            Files.writeString(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(keys) + "\n");
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.FILE_UNUSABLE, "The file " + path + " cannot be written.", e);
        }
    }
}
