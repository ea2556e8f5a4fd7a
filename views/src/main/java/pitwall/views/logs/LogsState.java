package pitwall.views.logs;

import pitwall.client.LogWish.Origin;

/// What stands in the middle of the logs screen.
sealed interface LogsState {
    /// Whether what was read until now may still be looked at.
    default boolean leavesLines() {
        return !(this instanceof Loading || this instanceof NotAllowed || this instanceof NotCached);
    }

    record Loading() implements LogsState {}

    /// The lines.
    record Ready() implements LogsState {}

    /// Nothing was written that is kept.
    record Empty(Origin origin) implements LogsState {}

    record FilteredOut(String query) implements LogsState {}

    record NotAllowed(Origin origin) implements LogsState {}

    /// There is no connection, and nothing was read while there was one; of the server's own log nothing is remembered.
    record NotCached(Origin origin) implements LogsState {}

    /// The server did not give lines, and none were there before.
    record Failed() implements LogsState {}
}
