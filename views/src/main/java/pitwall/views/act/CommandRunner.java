package pitwall.views.act;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.kit.Strings;

/// Follows single wishes of a person from the request to what the stream shows of them. Each has a line in the activity
/// list; what goes wrong stays here until the next wish or until it is dismissed. FX thread; needs no toolkit.
public final class CommandRunner {
    private final Commands commands;
    private final Executor fxThread;
    private final Navigator navigator;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<Optional<CommandState>> state = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private long newest;

    public CommandRunner(Commands commands, Executor fxThread, Navigator navigator, Strings strings) {
        this.commands = commands;
        this.fxThread = fxThread;
        this.navigator = navigator;
        this.strings = strings;
    }

    /// Asks for something.
    ///
    /// @param activity what is asked for, for the activity list
    /// @param failed title of the message if it is refused
    public void run(FleetCommand command, String activity, String failed) {
        run(command, activity, failed, _ -> {});
    }

    /// As [#run(FleetCommand, String, String)], and tells how it ended.
    public void run(FleetCommand command, String activity, String failed, Consumer<CommandState> ended) {
        follow(new Wish(command, activity, failed, Optional.empty(), Optional.empty(), ended));
    }

    /// As [#run(FleetCommand, String, String)], and offers to take it back once it was seen.
    public void runWithUndo(FleetCommand command, String activity, String failed, Optional<Runnable> undo) {
        follow(new Wish(command, activity, failed, undo, Optional.empty(), _ -> {}));
    }

    /// Asks for something of cars, and keeps its line in the activity list until the cars prove it.
    ///
    /// @param watch of the same wish, made just before
    /// @param ended is told how the command ended, which is long before the cars are done
    public void runUntilProven(
            FleetCommand command, WishWatch watch, String activity, String failed, Consumer<CommandState> ended) {
        follow(new Wish(command, activity, failed, Optional.empty(), Optional.of(watch), ended));
    }

    private record Wish(
            FleetCommand command,
            String activity,
            String failed,
            Optional<Runnable> undo,
            Optional<WishWatch> watch,
            Consumer<CommandState> ended) {}

    private void follow(Wish wish) {
        newest++;
        long number = newest;
        trouble.set(Optional.empty());
        RunningTask task = navigator.request(wish.activity(), Optional.empty());
        commands.follow(
                wish.command(),
                next -> fxThread.execute(() -> {
                    if (number == newest) {
                        state.set(Optional.of(next));
                    }
                    heard(next, task, wish);
                    if (next.isEnd()) {
                        wish.ended().accept(next);
                    }
                }));
    }

    private void heard(CommandState next, RunningTask task, Wish wish) {
        switch (next) {
            case CommandState.Requested _ -> {}
            case CommandState.Recorded _ -> {
                task.recorded();
                wish.watch().ifPresent(watch -> watch.recorded(task));
            }
            case CommandState.Done _ -> done(task, wish);
            case CommandState.Unconfirmed _
            when wish.watch().filter(WishWatch::isSeen).isPresent() -> done(task, wish);
            case CommandState.Unconfirmed(var id) -> {
                String title = strings.get("act.unconfirmed.title", wish.activity());
                String detail = strings.get("act.unconfirmed");
                wrong(
                        task,
                        RunningTask.End.UNCONFIRMED,
                        wish,
                        new ActionTrouble(title, detail, Optional.of(id.toString())));
            }
            case CommandState.Refused(var reason) -> {
                String detail = RefusalWords.sentence(reason, strings);
                wrong(
                        task,
                        RunningTask.End.FAILED,
                        wish,
                        new ActionTrouble(wish.failed(), detail, correlation(reason)));
            }
        }
    }

    private void done(RunningTask task, Wish wish) {
        if (wish.watch().isPresent()) {
            wish.watch().get().follow(task);
            navigator.tell(wish.activity());
        } else {
            task.end(RunningTask.End.DONE);
            navigator.toast(wish.activity(), wish.undo());
        }
    }

    private void wrong(RunningTask task, RunningTask.End how, Wish wish, ActionTrouble what) {
        wish.watch().ifPresent(WishWatch::stop);
        task.end(how);
        trouble.set(Optional.of(what));
    }

    private static Optional<String> correlation(CommandOutcome.Reason reason) {
        return reason instanceof CommandOutcome.Reason.ByServer server
                ? Optional.of(server.correlation())
                : Optional.empty();
    }

    /// How far the newest wish came; empty before the first.
    public ReadOnlyObjectProperty<Optional<CommandState>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What went wrong with the newest wish that went wrong.
    public ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public void dismissTrouble() {
        trouble.set(Optional.empty());
    }
}
