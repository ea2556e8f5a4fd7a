package pitwall.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pitwall.protocol.tuf.ReleaseTarget;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufRole;
import pitwall.protocol.tuf.TufSigner;

/// The signed list of releases in its file, and who signs it anew whenever it changes.
final class ReleaseList {
    @Option(
            names = "--targets",
            paramLabel = "FILE",
            defaultValue = "targets.json",
            description = "The list of releases. Default: targets.json.")
    private Path file = Path.of("targets.json");

    @Option(names = "--days", paramLabel = "N", defaultValue = "90", description = "Good for. Default: 90.")
    private int days;

    @Mixin
    private final HeldKey key = new HeldKey();

    /// The releases of the list as it is, which may not exist yet.
    Map<String, ReleaseTarget> releases() {
        return current().map(list -> new HashMap<>(list.releases())).orElseGet(HashMap::new);
    }

    private Optional<TufMetadata.Targets> current() {
        MetadataFile list = new MetadataFile(file);
        return list.exists() ? Optional.of(list.targets().metadata()) : Optional.empty();
    }

    /// Signs the list anew.
    ///
    /// @return its version
    long sign(Map<String, ReleaseTarget> releases) {
        TufSigner signer = key.open(TufRole.TARGETS);
        long version = current().map(TufMetadata.Targets::version).orElse(0L) + 1;
        new MetadataFile(file)
                .write(TufDocument.sign(
                        new TufMetadata.Targets(
                                version, InstantSource.system().instant().plus(Duration.ofDays(days)), releases),
                        List.of(signer)));
        return version;
    }

    Path file() {
        return file;
    }
}
