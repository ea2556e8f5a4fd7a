package pitwall.views.desk;

/// Something that takes a while and that the status bar shows until it ends. It ends once; what comes later counts for
/// nothing. FX thread.
public interface RunningTask {
    /// A task that nobody shows.
    RunningTask UNSEEN = new RunningTask() {
        @Override
        public void progress(int done, int of) {}

        @Override
        public void end(End how) {}
    };

    /// How far it is.
    ///
    /// @param done parts that are finished
    /// @param of all parts, at least 1
    void progress(int done, int of);

    /// The server has recorded the wish; what it does is still to be seen.
    default void recorded() {}

    void end(End how);

    /// How a task ends.
    enum End {
        /// As it should; the result is told elsewhere, for example by a toast.
        DONE,
        /// Because somebody stopped it; what was done before stays done.
        CANCELLED,
        FAILED,
        /// Nobody can say whether it was done.
        UNCONFIRMED
    }
}
