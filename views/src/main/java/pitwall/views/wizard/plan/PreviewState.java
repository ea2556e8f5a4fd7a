package pitwall.views.wizard.plan;

/// How far the server's dry run of a draft is.
public sealed interface PreviewState {
    /// Nobody asked yet; the draft may be incomplete.
    record Nothing() implements PreviewState {}

    /// The figures are of the draft as it is.
    record Fresh() implements PreviewState {}

    /// The draft was edited since, or nobody could be asked; the figures are of an earlier one.
    record Stale() implements PreviewState {}

    /// The server counts.
    record Counting() implements PreviewState {}

    /// The server said no.
    record Refused(String sentence, String correlation) implements PreviewState {}

    /// No answer came.
    record Unanswered() implements PreviewState {}
}
