package pitwall.views.kit;

/// A question that lies over the window. FX thread.
public interface OpenSheet {
    /// A question that was answered at once.
    OpenSheet ANSWERED = new OpenSheet() {
        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public void changeCount(long count) {}
    };

    /// False once it was confirmed, cancelled or replaced by another question.
    boolean isOpen();

    /// The set it asks about has another number of things now: says so, and a number typed so far does not count
    /// any more. No effect once the question is closed.
    void changeCount(long count);
}
