package pitwall.views.shell;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import pitwall.views.desk.RunningTask;
import pitwall.views.shell.ActivityEntry.State;

/// Everything the user did in this session, newest first, and what is still running. FX thread.
final class ActivityLog {
    private static final int KEPT = 200;

    private final Supplier<Instant> serverNow;
    private final ObservableList<ActivityEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<ActivityEntry> view = FXCollections.unmodifiableObservableList(entries);
    private final ObjectBinding<List<ActivityEntry>> running = Bindings.createObjectBinding(
            () -> entries.stream().filter(ActivityEntry::isRunning).toList(), entries);
    private long lastNumber;

    ActivityLog(Supplier<Instant> serverNow) {
        this.serverNow = serverNow;
    }

    /// Notes something that is done.
    void done(String sentence) {
        lastNumber++;
        add(ActivityEntry.done(lastNumber, serverNow.get(), sentence));
    }

    /// Notes something that takes a while, until it ends.
    RunningTask begin(String sentence, Optional<Runnable> cancel) {
        lastNumber++;
        add(ActivityEntry.running(lastNumber, serverNow.get(), sentence, cancel));
        return task(lastNumber);
    }

    /// Notes something that the server is asked for, until its effect was seen.
    RunningTask request(String sentence, Optional<Runnable> cancel) {
        lastNumber++;
        add(ActivityEntry.requested(lastNumber, serverNow.get(), sentence, cancel));
        return task(lastNumber);
    }

    private RunningTask task(long number) {
        return new RunningTask() {
            @Override
            public void progress(int done, int of) {
                change(number, entry -> entry.at(done, of));
            }

            @Override
            public void recorded() {
                change(number, ActivityEntry::recorded);
            }

            @Override
            public void onTheWay(Way way) {
                change(number, entry -> entry.onTheWay(stateOf(way)));
            }

            @Override
            public void end(End how) {
                ActivityLog.this.end(number, how);
            }
        };
    }

    private static State stateOf(RunningTask.Way way) {
        return switch (way) {
            case ASKED -> State.ASKED;
            case WAITING -> State.WAITING;
            case NOTIFIED -> State.NOTIFIED;
            case APPLYING -> State.APPLYING;
        };
    }

    /// A task that went well is told by its result, so its own line goes.
    private void end(long number, RunningTask.End how) {
        switch (how) {
            case DONE -> entries.removeIf(entry -> entry.number() == number && entry.isOpen());
            case PROVEN -> change(number, entry -> entry.ended(State.PROVEN));
            case EXPIRED -> change(number, entry -> entry.ended(State.EXPIRED));
            case CANCELLED -> change(number, entry -> entry.ended(State.CANCELLED));
            case FAILED -> change(number, entry -> entry.ended(State.FAILED));
            case DECLINED -> change(number, entry -> entry.ended(State.DECLINED));
            case UNCONFIRMED -> change(number, entry -> entry.ended(State.UNCONFIRMED));
        }
    }

    private void change(long number, UnaryOperator<ActivityEntry> how) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).number() == number && entries.get(i).isOpen()) {
                entries.set(i, how.apply(entries.get(i)));
                return;
            }
        }
    }

    ObservableList<ActivityEntry> entries() {
        return view;
    }

    /// What is running, the newest first.
    ObjectBinding<List<ActivityEntry>> running() {
        return running;
    }

    private void add(ActivityEntry entry) {
        entries.addFirst(entry);
        if (entries.size() > KEPT) {
            entries.removeLast();
        }
    }
}
