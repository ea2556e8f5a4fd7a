package pitwall.views.logs;

import org.jspecify.annotations.Nullable;

/// One end of a stretch of lines. FX thread.
final class LogEdge {
    /// Where the next page begins; null at the very end.
    @Nullable
    Long place;

    /// Whether there is more.
    boolean open = true;
    /// Whether more is on its way.
    boolean busy;

    LogEdge copy() {
        LogEdge copy = new LogEdge();
        copy.place = place;
        copy.open = open;
        return copy;
    }

    void become(LogEdge other) {
        place = other.place;
        open = other.open;
        busy = false;
    }
}
