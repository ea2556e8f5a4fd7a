package pitwall.views.releases;

/// What stands where the list of releases would be, or that the list does.
sealed interface ReleasesState {
    /// The list; it may be an old one.
    record Ready() implements ReleasesState {}

    /// The first answer is awaited.
    record Loading() implements ReleasesState {}

    /// The server has no release.
    record Empty() implements ReleasesState {}

    /// Nothing matches what was typed.
    record FilteredOut(int all, String text) implements ReleasesState {}

    /// The server was never asked from this computer, and cannot be asked now.
    record NotCached() implements ReleasesState {}

    /// The server was asked and did not answer, and nothing is remembered.
    record Unanswered() implements ReleasesState {}

    /// The person may not see releases.
    record NotAllowed() implements ReleasesState {}

    record Refused(String sentence, String correlation) implements ReleasesState {}
}
