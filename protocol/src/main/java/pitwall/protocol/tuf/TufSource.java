package pitwall.protocol.tuf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Where metadata comes from: a mirror, a server, a folder. Nothing it gives is believed for its own sake.
@FunctionalInterface
public interface TufSource {
    /// Opens a file such as `2.root.json`. The reader stops by itself after as many bytes as it wants.
    ///
    /// @return empty if there is no such file
    Optional<InputStream> open(String file) throws IOException;
}
