package pitwall.views.rollout;

/// What stands in the place of the live view.
sealed interface RolloutScreenState {
    record Ready() implements RolloutScreenState {}

    record Loading() implements RolloutScreenState {}

    /// There is none with this id, or this person does not see all of its cars and it is no longer on the board.
    record Unseen() implements RolloutScreenState {}

    /// The server does not tell, and nothing of it is on the stream.
    ///
    /// @param sentence why, in the server's words
    /// @param correlation under which the server's own log has it
    record Refused(String sentence, String correlation) implements RolloutScreenState {}

    /// The server did not answer, and nothing of it is on the stream.
    record Unanswered() implements RolloutScreenState {}

    /// No connection, and nothing is remembered.
    record NotCached() implements RolloutScreenState {}

    record NotAllowed() implements RolloutScreenState {}
}
