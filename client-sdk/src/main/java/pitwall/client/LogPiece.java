package pitwall.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.LogLine;

/// What came on a tail of logs at once.
///
/// @param from everything after the line with this id was looked at, …
/// @param to … up to this one
/// @param lines those that there was room for, in the order of their ids
/// @param matched how many lines are wanted: more than `lines` where the tail samples
/// @param begins true for the first piece of a connection; what is not newer than `to` is found by a search
/// @param missedAfter where nobody looked between the piece before and this one: the id after which lines, up to
/// `from`,
///     are found by a search; absent where nothing is missing
/// @param refusal why there is no such tail, for example `BAD_REGEX`; absent if there is
public record LogPiece(
        long from,
        long to,
        List<LogLine> lines,
        int matched,
        boolean begins,
        @Nullable Long missedAfter,
        @Nullable String refusal) {
    public LogPiece {
        lines = List.copyOf(lines);
    }

    /// True where more lines are wanted than came.
    public boolean isSampled() {
        return lines.size() < matched;
    }
}
