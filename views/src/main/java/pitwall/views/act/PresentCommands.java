package pitwall.views.act;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetCommand;
import pitwall.views.fx.FleetModel;

/// What can be asked for from a screen that may show the past: nothing while it does. Buttons say so beside them; this
/// is for what was begun before, such as a form that is still open or an offer to undo. FX thread.
public final class PresentCommands implements Commands {
    private final FleetModel shown;
    private final Commands commands;

    /// @param shown what the screen shows
    public PresentCommands(FleetModel shown, Commands commands) {
        this.shown = shown;
        this.commands = commands;
    }

    @Override
    public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
        return isPast()
                ? CompletableFuture.completedFuture(new CommandOutcome.Refused(past()))
                : commands.submit(command);
    }

    @Override
    public void follow(FleetCommand command, Consumer<CommandState> listener) {
        if (isPast()) {
            listener.accept(new CommandState.Refused(past()));
        } else {
            commands.follow(command, listener);
        }
    }

    private boolean isPast() {
        return shown.modeProperty().get() == ConsoleMode.REPLAY;
    }

    private static CommandOutcome.Reason past() {
        return new CommandOutcome.Reason.NotLive(ConsoleMode.REPLAY);
    }
}
