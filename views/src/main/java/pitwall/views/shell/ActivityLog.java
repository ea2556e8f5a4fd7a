package pitwall.views.shell;

import java.time.Instant;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.LongBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import pitwall.views.shell.ActivityEntry.State;

/// Everything the user did in this session, newest first, and what is still running. FX thread.
final class ActivityLog {
    private static final int KEPT = 200;

    private final Supplier<Instant> serverNow;
    private final ObservableList<ActivityEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<ActivityEntry> view = FXCollections.unmodifiableObservableList(entries);
    private final LongBinding running = Bindings.createLongBinding(
            () -> entries.stream()
                    .filter(entry -> entry.state() == State.RUNNING)
                    .count(),
            entries);
    private long lastNumber;

    ActivityLog(Supplier<Instant> serverNow) {
        this.serverNow = serverNow;
    }

    /// Notes something that is done.
    void done(String sentence) {
        add(sentence, State.DONE);
    }

    /// Notes something that takes a while; the number ends it.
    long begin(String sentence) {
        return add(sentence, State.RUNNING);
    }

    void end(long number, State how) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).number() == number) {
                entries.set(i, entries.get(i).ended(how));
                return;
            }
        }
    }

    ObservableList<ActivityEntry> entries() {
        return view;
    }

    LongBinding running() {
        return running;
    }

    private long add(String sentence, State state) {
        lastNumber++;
        entries.addFirst(new ActivityEntry(lastNumber, serverNow.get(), sentence, state));
        if (entries.size() > KEPT) {
            entries.removeLast();
        }
        return lastNumber;
    }
}
