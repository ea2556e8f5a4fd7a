package pitwall.views.pins;

/// Is told how far a fetch is, and may end it. FX thread.
public interface PinProgress {
    /// A fetch that nobody watches.
    PinProgress UNSEEN = new PinProgress() {
        @Override
        public void at(int done, int of) {}

        @Override
        public void ended(End how) {}
    };

    /// How a fetch ends.
    enum End {
        DONE,
        /// Because somebody stopped it; what was fetched stays.
        CANCELLED,
        /// Because the connection went. The rest is fetched when there is one again.
        OFFLINE
    }

    /// @param done cars that are fetched
    /// @param of all of them
    void at(int done, int of);

    void ended(End how);

    /// True once somebody has stopped it.
    default boolean isCancelled() {
        return false;
    }
}
