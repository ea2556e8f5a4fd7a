package pitwall.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pitwall.protocol.tuf.ReleaseTarget;

/// `fleets release revoke`: vouches for a release no more.
@Command(
        name = "revoke",
        description = "Takes a release from the list and signs that. Cars refuse it once the list is published.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ReleaseRevokeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RELEASE", description = "Its version, for example 4.3.0.")
    private String version = "";

    @Mixin
    private final ReleaseList list = new ReleaseList();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, ReleaseTarget> all = list.releases();
        if (all.remove(ReleaseTarget.path(version)) == null) {
            throw new CommandFailedException(
                    ExitCode.FILE_UNUSABLE, "The list in " + list.file() + " has no release " + version + ".");
        }
        long signed = list.sign(all);
        Told.line(spec, "Release " + version + " is not in list " + signed + " any more.");
        return ExitCode.DONE.number();
    }
}
