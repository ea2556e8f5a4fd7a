package pitwall.views.cars.act;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;

/// Sends many commands, a few at a time, and tells what became of all of them: done is what came back on the stream,
/// not what the server replied. FX thread.
final class Batch {
    /// How many wait for a reply at the same time.
    static final int AT_ONCE = 8;

    private final Commands commands;
    private final Executor fxThread;
    private final Deque<FleetCommand> waiting;
    private final Watcher watcher;
    private final List<FleetCommand> accepted = new ArrayList<>();
    private final List<CommandOutcome.Reason> refused = new ArrayList<>();
    private final List<UUID> unconfirmed = new ArrayList<>();
    private int unanswered;
    private int running;
    private int skipped;
    private boolean over;

    /// Is told how it goes.
    interface Watcher {
        /// A command is on its way.
        void requested(FleetCommand command);

        /// Every command was answered; what they do may still be to be seen.
        void recorded();

        /// A command has ended, one way or the other.
        ///
        /// @param done how many have
        void ended(FleetCommand command, int done);

        /// All have ended.
        void finished(Outcome outcome);
    }

    /// What became of a batch.
    ///
    /// @param accepted what was done, as the stream shows
    /// @param refused why, once for each command
    /// @param unconfirmed the ids of those that may or may not have been done
    /// @param skipped how many were never sent, because somebody stopped it
    record Outcome(
            List<FleetCommand> accepted, List<CommandOutcome.Reason> refused, List<UUID> unconfirmed, int skipped) {
        Outcome {
            accepted = List.copyOf(accepted);
            refused = List.copyOf(refused);
            unconfirmed = List.copyOf(unconfirmed);
        }

        boolean isWhole() {
            return hasNoTrouble() && skipped == 0;
        }

        /// True where everything that was sent was done.
        boolean hasNoTrouble() {
            return refused.isEmpty() && unconfirmed.isEmpty();
        }
    }

    Batch(Commands commands, Executor fxThread, List<FleetCommand> all, Watcher watcher) {
        this.commands = commands;
        this.fxThread = fxThread;
        this.waiting = new ArrayDeque<>(all);
        this.watcher = watcher;
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
        while (unanswered < AT_ONCE && !waiting.isEmpty()) {
            FleetCommand command = waiting.removeFirst();
            unanswered++;
            running++;
            watcher.requested(command);
            Sent sent = new Sent(command);
            commands.follow(command, state -> fxThread.execute(() -> sent.heard(state)));
        }
    }

    /// A command on its way.
    private final class Sent {
        private final FleetCommand command;
        private boolean answered;

        Sent(FleetCommand command) {
            this.command = command;
        }

        void heard(CommandState state) {
            switch (state) {
                case CommandState.Requested _ -> {}
                case CommandState.Recorded _ -> answer();
                case CommandState.Done _ -> end(() -> accepted.add(command));
                case CommandState.Refused(CommandOutcome.Reason reason) -> end(() -> refused.add(reason));
                case CommandState.Unconfirmed(UUID id) -> end(() -> unconfirmed.add(id));
            }
        }

        private void end(Runnable count) {
            running--;
            count.run();
            watcher.ended(command, accepted.size() + refused.size() + unconfirmed.size());
            answer();
            if (running == 0 && waiting.isEmpty() && !over) {
                over = true;
                watcher.finished(new Outcome(accepted, refused, unconfirmed, skipped));
            }
        }

        private void answer() {
            if (!answered) {
                answered = true;
                answered();
            }
        }
    }

    private void answered() {
        unanswered--;
        if (unanswered == 0 && waiting.isEmpty() && running > 0) {
            watcher.recorded();
        }
        next();
    }
}
