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

    /// What it asks is said anew: title, object, consequences and notes, and the number as [#changeCount(long)] does.
    /// What has to be proven stays, and so do the verb and what was typed as the reason. No effect once the question is
    /// closed.
    default void restate(Confirmation now) {
        changeCount(now.count());
    }

    /// The set it asks about has another number of things now: says so, and a number typed so far does not count
    /// any more. No effect once the question is closed.
    void changeCount(long count);
}
