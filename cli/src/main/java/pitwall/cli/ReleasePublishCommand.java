package pitwall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `fleets release publish`: brings a signed root or list of releases to the server.
@Command(
        name = "publish",
        description = "Brings a signed root or list of releases to a server, which refuses what cars would refuse.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ReleasePublishCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The root or the list.")
    private Path file = Path.of("");

    @Mixin
    private final ServerAccess server = new ServerAccess();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        MetadataFile metadata = new MetadataFile(file);
        String route = metadata.isRoot() ? "/api/v1/tuf/root" : "/api/v1/tuf/targets";
        JsonNode published = server.with(spec, door -> door.send("POST", route, metadata.text()));
        Told.line(spec, "Cars are served " + published.path("file").asText() + " from now on.");
        return ExitCode.DONE.number();
    }
}
