package pitwall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pitwall.protocol.Json;
import pitwall.protocol.rest.CreateRelease;
import pitwall.protocol.tuf.ReleaseTarget;

/// `fleets release upload`: registers a release and brings its bytes, from where an earlier attempt stopped.
@Command(
        name = "upload",
        description = "Registers a release of the list and uploads its artifact; goes on where it was cut off.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ReleaseUploadCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RELEASE", description = "Its version, for example 4.3.0.")
    private String version = "";

    @Option(names = "--artifact", required = true, paramLabel = "FILE", description = "Its bytes.")
    private Path artifact = Path.of("");

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            defaultValue = "targets.json",
            description = "The list that says what the release is. Default: targets.json.")
    private Path targets = Path.of("targets.json");

    @Mixin
    private final ServerAccess server = new ServerAccess();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        ReleaseTarget release = new MetadataFile(targets)
                .targets()
                .metadata()
                .release(version)
                .orElseThrow(() -> new CommandFailedException(
                        ExitCode.FILE_UNUSABLE, "The list in " + targets + " has no release " + version + "."));
        String trust = server.with(spec, door -> {
            register(door, release);
            upload(door);
            return door.get("/api/v1/releases/" + version).path("trust").asText();
        });
        Told.line(spec, "Release " + version + " is complete on the server: " + trust + ".");
        return ExitCode.DONE.number();
    }

    private void register(ServerAccess.Door door, ReleaseTarget release) throws IOException, InterruptedException {
        if (door.tell("GET", "/api/v1/releases/" + version, BodyPublishers.noBody(), Map.of())
                        .statusCode()
                == 404) {
            CreateRelease request = new CreateRelease(
                    release.version(),
                    release.counter(),
                    release.artifact().sha256(),
                    release.artifact().length(),
                    release.models(),
                    release.hardware(),
                    release.fromVersions(),
                    release.minimumBatteryPercent(),
                    release.notes(),
                    release.minimumAgent());
            door.send("POST", "/api/v1/releases", Json.text(request));
        }
    }

    private void upload(ServerAccess.Door door) throws IOException, InterruptedException {
        String path = "/api/v1/releases/" + version + "/upload";
        HttpResponse<String> here = door.ask("HEAD", path, BodyPublishers.noBody(), Map.of());
        long offset = here.headers().firstValueAsLong("Upload-Offset").orElse(0);
        door.ask(
                "PATCH",
                path,
                BodyPublishers.ofInputStream(() -> from(offset)),
                Map.of("Content-Type", "application/octet-stream", "Upload-Offset", Long.toString(offset)));
    }

    private InputStream from(long offset) {
        try {
            InputStream in = Files.newInputStream(artifact);
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + artifact, e);
        }
    }
}
