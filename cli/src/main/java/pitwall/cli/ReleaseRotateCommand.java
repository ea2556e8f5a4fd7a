package pitwall.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufMetadata;

/// `fleets release rotate`: writes the root that follows another, with other keys or a later end.
@Command(
        name = "rotate",
        description = "Writes the next root. Enough keys of the old root and enough of the new one must sign it.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ReleaseRotateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ROOT", description = "The newest root.")
    private Path root = Path.of("");

    @Option(names = "--add-root-key", paramLabel = "FILE", description = "One more key that signs roots.")
    private List<Path> added = new ArrayList<>();

    @Option(names = "--drop-root-key", paramLabel = "KEY-ID|FILE", description = "A key that signs roots no more.")
    private List<String> dropped = new ArrayList<>();

    @Option(names = "--threshold", paramLabel = "N", description = "How many root keys must sign from now on.")
    private @Nullable Integer threshold;

    @Option(names = "--targets-key", paramLabel = "FILE", description = "The key for releases, instead of the old.")
    private @Nullable Path targetsKey;

    @Option(names = "--server-keys", paramLabel = "FILE", description = "The server's keys, instead of the old ones.")
    private @Nullable Path serverKeys;

    @Option(names = "--days", paramLabel = "N", defaultValue = "365", description = "Good for. Default: 365.")
    private int days;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The root, for example 2.root.json.")
    private Path out = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        RootPlan plan = RootPlan.after(new MetadataFile(root).root().metadata());
        plan.dropRootKeys(dropped);
        plan.addRootKeys(added);
        if (threshold != null) {
            plan.threshold(threshold);
        }
        if (targetsKey != null) {
            plan.targetsKey(targetsKey);
        }
        if (serverKeys != null) {
            plan.serverKeys(new ServerKeysFile(serverKeys).read());
        }
        TufDocument<TufMetadata.Root> next = plan.unsigned(days, InstantSource.system());
        new MetadataFile(out).write(next);
        Told.line(
                spec,
                "Root " + next.metadata().version() + " is in " + out
                        + " and needs the signatures of old and new root keys.");
        return ExitCode.DONE.number();
    }
}
