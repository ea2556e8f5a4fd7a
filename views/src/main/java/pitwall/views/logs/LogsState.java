package pitwall.views.logs;

/// What stands in the middle of the logs screen.
sealed interface LogsState {
    record Loading() implements LogsState {}

    /// The lines.
    record Ready() implements LogsState {}

    /// No car wrote anything that is kept.
    record Empty() implements LogsState {}

    record FilteredOut(String query) implements LogsState {}

    record NotAllowed() implements LogsState {}

    /// There is no connection, and nothing was read while there was one.
    record NotCached() implements LogsState {}

    /// The server did not give lines, and none were there before.
    record Failed() implements LogsState {}
}
