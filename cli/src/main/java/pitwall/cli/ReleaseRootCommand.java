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
import picocli.CommandLine.Spec;

/// `fleets release root`: writes the first root, for others to sign.
@Command(
        name = "root",
        description = "Writes the first root: who may sign what. It counts once enough root keys have signed it.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ReleaseRootCommand implements Callable<Integer> {
    @Option(
            names = "--root-key",
            required = true,
            paramLabel = "FILE",
            description = "A key that signs roots; several of them. Only its public half is read.")
    private List<Path> rootKeys = new ArrayList<>();

    @Option(
            names = "--threshold",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many of them must sign. Default: 2.")
    private int threshold;

    @Option(names = "--targets-key", required = true, paramLabel = "FILE", description = "The key for releases.")
    private Path targetsKey = Path.of("");

    @Option(
            names = "--server-keys",
            required = true,
            paramLabel = "FILE",
            description = "The keys of the server, from 'release server-keys'.")
    private Path serverKeys = Path.of("");

    @Option(names = "--days", paramLabel = "N", defaultValue = "365", description = "Good for. Default: 365.")
    private int days;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The root, for example 1.root.json.")
    private Path out = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        RootPlan plan = RootPlan.first(threshold);
        plan.addRootKeys(rootKeys);
        plan.targetsKey(targetsKey);
        plan.serverKeys(new ServerKeysFile(serverKeys).read());
        new MetadataFile(out).write(plan.unsigned(days, InstantSource.system()));
        Told.line(spec, "Root 1 is in " + out + " and needs " + threshold + " signatures.");
        return ExitCode.DONE.number();
    }
}
