package pitwall.views.map;

/// Whether a map has something to show.
public sealed interface GroundState {
    /// Nothing yet; it may still come.
    record Loading() implements GroundState {}

    record Ready() implements GroundState {}

    /// There is nothing to show, or no longer.
    record Lost(Loss loss) implements GroundState {}

    /// Why there is nothing.
    enum Loss {
        /// Nothing answers, or it answers that it cannot.
        UNREACHABLE,
        /// It takes too long.
        SLOW,
        /// It answers that this console may not: a wrong key, for example.
        REFUSED,
        /// What comes is not a map.
        UNREADABLE,
        /// This installation cannot show it.
        UNAVAILABLE;

        /// True where it may be different in half a minute without anybody doing something.
        public boolean mayPass() {
            return this == UNREACHABLE || this == SLOW || this == UNREADABLE;
        }
    }
}
