package pitwall.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufRole;

/// `fleets release sign`: one person's signature under a root.
@Command(
        name = "sign",
        description = "Signs a root with your root key. What others signed stays as it is.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ReleaseSignCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ROOT", description = "The root; your signature is added to the file.")
    private Path file = Path.of("");

    @Mixin
    private final HeldKey key = new HeldKey();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        MetadataFile root = new MetadataFile(file);
        TufDocument<TufMetadata.Root> signed = root.root().cosign(key.open(TufRole.ROOT));
        root.write(signed);
        TufMetadata.Root metadata = signed.metadata();
        Told.line(
                spec,
                "Root " + metadata.version() + " has " + signed.goodKeys(metadata) + " of the "
                        + metadata.keysOf(TufRole.ROOT).threshold() + " signatures that it asks for itself.");
        return ExitCode.DONE.number();
    }
}
