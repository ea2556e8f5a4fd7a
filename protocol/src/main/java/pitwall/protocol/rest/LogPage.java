package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stored log lines that match, as far as one request searched.
///
/// @param lines in the order that was asked for
/// @param next where to go on, exclusive; absent when everything was searched
/// @param exhausted true when the time ran out before the page was full: there may be more right behind `next`
/// @param searchedUntil server time of the last line that was looked at; absent when there was none
/// @param examined how many stored lines were looked at, about
/// @param oldest server time of the oldest line that is kept; absent when none is
public record LogPage(
        List<LogLine> lines,
        @Nullable Long next,
        boolean exhausted,
        @Nullable Instant searchedUntil,
        long examined,
        @Nullable Instant oldest) {
    public LogPage {
        lines = List.copyOf(lines);
    }
}
