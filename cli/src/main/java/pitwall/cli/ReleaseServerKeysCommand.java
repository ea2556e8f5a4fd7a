package pitwall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pitwall.protocol.Json;
import pitwall.protocol.rest.OnlineKey;

/// `fleets release server-keys`: fetches the public keys that a root names for the server.
@Command(
        name = "server-keys",
        description = "Fetches the public keys with which a server keeps signed metadata fresh.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ReleaseServerKeysCommand implements Callable<Integer> {
    @Option(names = "--new", description = "Lets the server make new ones first. They count once a root names them.")
    private boolean fresh;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to put them.")
    private Path out = Path.of("");

    @Mixin
    private final ServerAccess server = new ServerAccess();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode data = server.with(
                spec, door -> fresh ? door.send("POST", "/api/v1/release-keys", "") : door.get("/api/v1/release-keys"));
        List<OnlineKey> keys = keys(data);
        new ServerKeysFile(out).write(keys);
        keys.forEach(key -> Told.line(
                spec, "Key " + key.keyId() + " for " + key.role() + (key.named() ? ", in use." : ", not in use.")));
        return ExitCode.DONE.number();
    }

    private static List<OnlineKey> keys(JsonNode data) {
        try {
            return List.of(Json.tolerant().treeToValue(data, OnlineKey[].class));
        } catch (JsonProcessingException e) {
            throw new CommandFailedException(ExitCode.SERVER_UNREACHABLE, "What answers there is no fleet server.", e);
        }
    }
}
