package pitwall.views.desk;

import java.util.Optional;

/// How a screen leads elsewhere. FX thread.
public interface Navigator {
    void open(Destination destination);

    /// Tells the user the result of his own last action; undo is offered for ten seconds where given.
    void toast(String sentence, Optional<Runnable> undo);

    /// Shows something that takes a while, with its progress and a way to stop it.
    ///
    /// @param cancel stops it; absent where it cannot be stopped
    default RunningTask begin(String sentence, Optional<Runnable> cancel) {
        return RunningTask.UNSEEN;
    }
}
