package pitwall.views.ports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import pitwall.client.update.UpdateFile;
import pitwall.client.update.UpdateNews;
import pitwall.protocol.program.ProgramFile;

/// The console as a program: what is said about it from outside, which version it is, and newer ones. Called on the FX
/// thread; nothing is asked of any network before [#look].
public interface Upkeep {
    /// Knows nothing and looks nowhere.
    Upkeep NONE = new Upkeep() {};

    /// All that is said outside the window.
    default List<GivenSetting> given() {
        return List.of();
    }

    /// The version that runs.
    default String version() {
        return "";
    }

    /// Where newer versions are looked for; empty, which is usual, for nowhere.
    default Optional<UpdateSource> source() {
        return Optional.empty();
    }

    /// Looks elsewhere from now on, or nowhere; false where that cannot be an address and a key, or not be kept.
    default boolean use(Optional<UpdateSource> elsewhere) {
        return false;
    }

    /// Asks for the newest version.
    default CompletableFuture<UpdateNews> look() {
        return CompletableFuture.completedFuture(new UpdateNews.Unreachable(""));
    }

    /// Fetches a package; one at a time. Nothing installs it.
    ///
    /// @param progress told how many bytes are there, on any thread
    default CompletableFuture<UpdateFile> fetch(ProgramFile file, LongConsumer progress) {
        return CompletableFuture.completedFuture(new UpdateFile.Cancelled());
    }

    /// Ends a fetch that runs.
    default void cancel() {}

    /// Writes one file for whoever helps: these figures and what the console logged, without its secrets. The file is
    /// there whole or not at all; fails with an `UncheckedIOException` where it cannot be written.
    default CompletableFuture<Void> saveForSupport(Path file, String figures) {
        return CompletableFuture.failedFuture(new UncheckedIOException(new IOException("nothing is logged")));
    }
}
