package pitwall.client;

import java.nio.file.Path;

/// How it ended that the server wrote something into a file of this computer, which is there whole or not at all.
public sealed interface ExportOutcome {
    /// It is there.
    record Saved(Path file, long bytes) implements ExportOutcome {}

    /// The server would not.
    record Refused(int status, String code, String sentence, String correlation) implements ExportOutcome {}

    /// The server did not answer, or not to the end.
    record Broken() implements ExportOutcome {}

    /// The file could not be written.
    record NotWritten(String why) implements ExportOutcome {}
}
