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

    /// It is recorded, and on its way to the cars it is for.
    default void onTheWay(Way way) {}

    void end(End how);

    /// How far a wish came with the cars.
    enum Way {
        /// Recorded; nothing of it begins before a second person agrees.
        ASKED,
        /// Recorded; no car knows of it yet.
        WAITING,
        /// The car has it on disk, or the first of them; none has begun.
        NOTIFIED,
        /// The car changes itself, or some of them do or did.
        APPLYING
    }

    /// How a task ends.
    enum End {
        /// As it should; the result is told elsewhere, for example by a toast.
        DONE,
        /// As it should: the cars prove it. Nothing else tells of it.
        PROVEN,
        /// Because somebody stopped it; what was done before stays done.
        CANCELLED,
        FAILED,
        /// A second person said no, and nothing of it was done.
        DECLINED,
        /// Its time was over before it began.
        EXPIRED,
        /// Nobody can say whether it was done.
        UNCONFIRMED
    }
}
