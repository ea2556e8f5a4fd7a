package pitwall.views.desk;

import java.util.Optional;

/// How a screen leads elsewhere. FX thread.
public interface Navigator {
    void open(Destination destination);

    /// As [#open], but leaves what is open as it is and shows the destination beside it, where it is a screen.
    default void openNew(Destination destination) {
        open(destination);
    }

    /// As [#open], and closes the screen that was in front: what it showed has become something else.
    default void become(Destination destination) {
        open(destination);
    }

    /// Tells the user the result of his own last action; undo is offered for ten seconds where given.
    void toast(String sentence, Optional<Runnable> undo);

    /// As [#toast] for what has a line of its own in the activity list already.
    default void tell(String sentence) {
        toast(sentence, Optional.empty());
    }

    /// Shows something that takes a while, with its progress and a way to stop it.
    ///
    /// @param cancel stops it; absent where it cannot be stopped
    default RunningTask begin(String sentence, Optional<Runnable> cancel) {
        return RunningTask.UNSEEN;
    }

    /// As [#begin], for something that the server is asked to do: it is requested, then recorded, and done only when
    /// its effect was seen.
    default RunningTask request(String sentence, Optional<Runnable> cancel) {
        return begin(sentence, cancel);
    }
}
