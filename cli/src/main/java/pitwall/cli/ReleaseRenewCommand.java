package pitwall.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import pitwall.protocol.tuf.ReleaseTarget;

/// `fleets release renew`: signs the list as it is, before it runs out or with a new key.
@Command(
        name = "renew",
        description = "Signs the list of releases anew without changing it.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ReleaseRenewCommand implements Callable<Integer> {
    @Mixin
    private final ReleaseList list = new ReleaseList();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, ReleaseTarget> all = list.releases();
        long signed = list.sign(all);
        Told.line(spec, "List " + signed + " names " + all.size() + " releases.");
        return ExitCode.DONE.number();
    }
}
