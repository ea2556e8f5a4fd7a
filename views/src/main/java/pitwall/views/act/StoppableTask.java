package pitwall.views.act;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;

/// What the server is long about, as an activity that whoever waits can stop. FX thread.
public final class StoppableTask {
    private final Navigator navigator;
    private final Executor fxThread;

    public StoppableTask(Navigator navigator, Executor fxThread) {
        this.navigator = navigator;
        this.fxThread = fxThread;
    }

    /// Shows the activity until there is an outcome, or until it is stopped; then it ends as cancelled and nobody is
    /// told of an outcome.
    ///
    /// @param work ends where it is cancelled
    /// @param ended takes the outcome and ends the activity; FX thread
    public <T> void follow(CompletableFuture<T> work, String sentence, BiConsumer<T, RunningTask> ended) {
        RunningTask task = navigator.begin(sentence, Optional.of(() -> work.cancel(true)));
        CompletableFuture<?> unused = work.handle((outcome, _) -> {
            fxThread.execute(() -> {
                if (outcome == null) {
                    task.end(work.isCancelled() ? RunningTask.End.CANCELLED : RunningTask.End.FAILED);
                } else {
                    ended.accept(outcome, task);
                }
            });
            return outcome;
        });
    }
}
