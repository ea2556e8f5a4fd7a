package pitwall.views.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;

/// Remembers what was begun, how it ended and what was told, and stops it as a person would.
public final class ToldActivities implements Navigator {
    public final List<String> begun = new ArrayList<>();
    public final List<RunningTask.End> ends = new ArrayList<>();
    public final List<String> toasts = new ArrayList<>();
    private Optional<Runnable> cancel = Optional.empty();

    @Override
    public void open(Destination destination) {}

    @Override
    public void toast(String sentence, Optional<Runnable> undo) {
        toasts.add(sentence);
    }

    @Override
    public RunningTask begin(String sentence, Optional<Runnable> stop) {
        begun.add(sentence);
        cancel = stop;
        return new RunningTask() {
            @Override
            public void progress(int done, int of) {}

            @Override
            public void end(End how) {
                ends.add(how);
            }
        };
    }

    /// Stops what was begun last, which must be possible.
    public void stop() {
        cancel.orElseThrow().run();
    }
}
