package pitwall.views.rollouts;

/// What stands in the place of the list.
sealed interface RolloutsState {
    /// The list itself.
    record Ready() implements RolloutsState {}

    /// No answer of the server yet.
    record Loading() implements RolloutsState {}

    /// There is none.
    record Empty() implements RolloutsState {}

    /// There was none at the moment of the past that is shown.
    record NoneThen() implements RolloutsState {}

    /// There are some, and none of them waits for whoever looks.
    record NoneForYou(int all) implements RolloutsState {}

    /// No connection, and nothing is remembered.
    record NotCached() implements RolloutsState {}

    record NotAllowed() implements RolloutsState {}
}
