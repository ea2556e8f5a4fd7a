package pitwall.client.update;

import java.nio.file.Path;

/// What became of fetching a package.
public sealed interface UpdateFile {
    /// Whole, and what was signed for.
    record Fetched(Path path) implements UpdateFile {}

    record Distrusted(UpdateNews.Distrust why) implements UpdateFile {}

    /// @param why as the network or the disk said it
    record Failed(String why) implements UpdateFile {}

    record Cancelled() implements UpdateFile {}
}
