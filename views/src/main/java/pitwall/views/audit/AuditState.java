package pitwall.views.audit;

/// What stands in the middle of the audit screen.
sealed interface AuditState {
    record Loading() implements AuditState {}

    /// The entries.
    record Ready() implements AuditState {}

    /// Nothing was ever written down that this person may see.
    record Empty() implements AuditState {}

    record FilteredOut(String query) implements AuditState {}

    record NotAllowed() implements AuditState {}

    /// There is no connection, and nothing was read while there was one.
    record NotCached() implements AuditState {}

    /// The server did not give entries, and none were there before.
    record Failed() implements AuditState {}
}
