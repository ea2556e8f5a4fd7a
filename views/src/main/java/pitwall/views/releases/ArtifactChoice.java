package pitwall.views.releases;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the person for the file of an artifact. FX thread.
@FunctionalInterface
interface ArtifactChoice {
    /// @return empty where the person changed his mind
    Optional<Path> choose();
}
