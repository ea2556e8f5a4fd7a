package pitwall.views.cars.act;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the person for a file to write. FX thread.
@FunctionalInterface
public interface FileChoice {
    /// @param suggested name without a folder
    /// @return empty where the person changed his mind
    Optional<Path> choose(String suggested);
}
