package pitwall.client.update;

import java.util.Optional;
import pitwall.protocol.program.ProgramFile;

/// What there is to know about newer consoles.
public sealed interface UpdateNews {
    /// Why something that was fetched is not believed.
    enum Distrust {
        /// Not signed with the expected key, or changed since.
        SIGNATURE,
        /// It was good once: somebody holds back what is newer, or nobody signs any more.
        EXPIRED,
        /// Older than what was seen before.
        OLDER,
        /// Signed, but nothing that this console can read.
        MALFORMED,
        /// Other bytes than those that were signed for.
        CHANGED,
        /// More bytes than anybody should need, or than were signed for.
        TOO_LONG
    }

    /// Nothing newer than what runs.
    record Current(String newest) implements UpdateNews {}

    /// @param file the package for this computer; absent where there is none
    record Available(String version, String notes, Optional<ProgramFile> file) implements UpdateNews {}

    record Distrusted(Distrust why) implements UpdateNews {}

    /// @param why as the network said it
    record Unreachable(String why) implements UpdateNews {}
}
