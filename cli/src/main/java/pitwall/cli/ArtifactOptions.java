package pitwall.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pitwall.server.ServerSettings;
import pitwall.server.release.ReleaseLimits;

/// Where releases are kept, and how many bytes of them.
final class ArtifactOptions {
    private static final long MOST_ARTIFACT_MIB = 64 * 1024;
    private static final long MOST_STORE_MIB = 1L << 30;
    private static final int MOST_AHEAD = 100_000;

    @Option(
            names = "--artifacts",
            paramLabel = "FOLDER",
            description = "Where releases are kept. Default: beside the SQLite file, else pitwall-releases.")
    private @Nullable Path folder;

    @Option(
            names = "--artifact-limit",
            paramLabel = "MIB",
            defaultValue = "4096",
            description = "Largest artifact in MiB. Default: 4096.")
    private long artifact;

    @Option(
            names = "--artifacts-per-day",
            paramLabel = "MIB",
            defaultValue = "32768",
            description = "Artifacts one person may register within a day, in MiB. Default: 32768.")
    private long day;

    @Option(
            names = "--artifact-store",
            paramLabel = "MIB",
            defaultValue = "262144",
            description = "All artifacts together in MiB. Default: 262144.")
    private long store;

    @Option(
            names = "--ahead-downloads",
            paramLabel = "COUNT",
            defaultValue = "50",
            description = "Cars that may download at once what is not ordered yet. Default: 50.")
    private int ahead;

    /// What is wrong with the options, as a sentence; empty if nothing is.
    Optional<String> mistake() {
        return outside("--artifact-limit", artifact, MOST_ARTIFACT_MIB)
                .or(() -> outside("--artifacts-per-day", day, MOST_STORE_MIB))
                .or(() -> outside("--artifact-store", store, MOST_STORE_MIB))
                .or(() -> outside("--ahead-downloads", ahead, 0, MOST_AHEAD));
    }

    private static Optional<String> outside(String flag, long value, long most) {
        return outside(flag, value, 1, most);
    }

    private static Optional<String> outside(String flag, long value, long least, long most) {
        return value < least || value > most
                ? Optional.of(
                        "The value '" + value + "' of " + flag + " is not between " + least + " and " + most + ".")
                : Optional.empty();
    }

    ServerSettings.Artifacts settings() {
        return new ServerSettings.Artifacts(
                Optional.ofNullable(folder), new ReleaseLimits(artifact << 20, day << 20, store << 20), ahead);
    }
}
