package pitwall.client;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings artifacts to the server. Thread-safe.
public interface ReleaseUploads {
    /// Reads the file, registers the release and sends its bytes piece by piece. A connection that breaks costs nothing
    /// that arrived before: the upload goes on where the server has it, also if an earlier run of this program began
    /// it.
    ///
    /// @param listener is told on any thread, at last one of the ends of [UploadState]
    Upload begin(Path file, Facts facts, Consumer<UploadState> listener);

    /// An upload under way.
    interface Upload {
        /// Stops sending. What arrived stays on the server, and a later upload of the same file goes on from there.
        void cancel();
    }

    /// What is said about an artifact beside its bytes.
    ///
    /// @param counter anti-rollback number, above that of every release before
    /// @param models it is for; empty for all
    /// @param hardware revisions it is for; empty for all
    /// @param fromVersions a car may come from; empty for all
    /// @param minimumAgent the oldest version of a car's agent that can install it; absent for every one
    record Facts(
            String version,
            long counter,
            Set<String> models,
            Set<String> hardware,
            Set<String> fromVersions,
            int minimumBatteryPercent,
            String notes,
            @Nullable String minimumAgent) {
        public Facts {
            models = Set.copyOf(models);
            hardware = Set.copyOf(hardware);
            fromVersions = Set.copyOf(fromVersions);
        }
    }
}
