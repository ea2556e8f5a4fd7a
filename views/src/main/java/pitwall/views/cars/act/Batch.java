package pitwall.views.cars.act;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;

/// Sends many commands, a few at a time, and tells what became of all of them. FX thread.
final class Batch {
    /// How many wait for a reply at the same time.
    private static final int AT_ONCE = 8;

    private final Commands commands;
    private final Executor fxThread;
    private final Deque<FleetCommand> waiting;
    private final Consumer<Outcome> finished;
    private final List<FleetCommand> accepted = new ArrayList<>();
    private final List<CommandOutcome.Reason> refused = new ArrayList<>();
    private int unconfirmed;
    private int running;

    /// What became of a batch.
    ///
    /// @param accepted what the server recorded
    /// @param refused why, once for each command
    /// @param unconfirmed how many may or may not have been done
    record Outcome(List<FleetCommand> accepted, List<CommandOutcome.Reason> refused, int unconfirmed) {
        Outcome {
            accepted = List.copyOf(accepted);
            refused = List.copyOf(refused);
        }

        boolean isWhole() {
            return refused.isEmpty() && unconfirmed == 0;
        }
    }

    Batch(Commands commands, Executor fxThread, List<FleetCommand> all, Consumer<Outcome> finished) {
        this.commands = commands;
        this.fxThread = fxThread;
        this.waiting = new ArrayDeque<>(all);
        this.finished = finished;
    }

    void start() {
        next();
    }

    private void next() {
        while (running < AT_ONCE && !waiting.isEmpty()) {
            FleetCommand command = waiting.removeFirst();
            running++;
            commands.submit(command).thenAccept(outcome -> fxThread.execute(() -> ended(command, outcome)));
        }
    }

    private void ended(FleetCommand command, CommandOutcome outcome) {
        running--;
        switch (outcome) {
            case CommandOutcome.Accepted _ -> accepted.add(command);
            case CommandOutcome.Refused(CommandOutcome.Reason reason) -> refused.add(reason);
            case CommandOutcome.Unconfirmed _ -> unconfirmed++;
        }
        if (running == 0 && waiting.isEmpty()) {
            finished.accept(new Outcome(accepted, refused, unconfirmed));
        } else {
            next();
        }
    }
}
