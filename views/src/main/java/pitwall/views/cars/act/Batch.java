package pitwall.views.cars.act;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;

/// Sends many commands, a few at a time, and tells what became of all of them. FX thread.
final class Batch {
    /// How many wait for a reply at the same time.
    static final int AT_ONCE = 8;

    private final Commands commands;
    private final Executor fxThread;
    private final Deque<FleetCommand> waiting;
    private final IntConsumer progress;
    private final Consumer<Outcome> finished;
    private final List<FleetCommand> accepted = new ArrayList<>();
    private final List<CommandOutcome.Reason> refused = new ArrayList<>();
    private int unconfirmed;
    private int running;
    private int skipped;

    /// What became of a batch.
    ///
    /// @param accepted what the server recorded
    /// @param refused why, once for each command
    /// @param unconfirmed how many may or may not have been done
    /// @param skipped how many were never sent, because somebody stopped it
    record Outcome(List<FleetCommand> accepted, List<CommandOutcome.Reason> refused, int unconfirmed, int skipped) {
        Outcome {
            accepted = List.copyOf(accepted);
            refused = List.copyOf(refused);
        }

        boolean isWhole() {
            return hasNoTrouble() && skipped == 0;
        }

        /// True where everything that was sent was recorded.
        boolean hasNoTrouble() {
            return refused.isEmpty() && unconfirmed == 0;
        }
    }

    /// @param progress is told how many have ended, each time another one has
    Batch(
            Commands commands,
            Executor fxThread,
            List<FleetCommand> all,
            IntConsumer progress,
            Consumer<Outcome> finished) {
        this.commands = commands;
        this.fxThread = fxThread;
        this.waiting = new ArrayDeque<>(all);
        this.progress = progress;
        this.finished = finished;
    }

    void start() {
        next();
    }

    /// Sends no more; what was sent is still waited for.
    void cancel() {
        skipped += waiting.size();
        waiting.clear();
    }

    private void next() {
        while (running < AT_ONCE && !waiting.isEmpty()) {
            FleetCommand command = waiting.removeFirst();
            running++;
            CompletableFuture<?> unused =
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
            finished.accept(new Outcome(accepted, refused, unconfirmed, skipped));
        } else {
            progress.accept(accepted.size() + refused.size() + unconfirmed);
            next();
        }
    }
}
