package pitwall.client.rest;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.AccessTokens;
import pitwall.client.AccessTokens.Access;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandOutcome.Accepted;
import pitwall.client.CommandOutcome.Reason;
import pitwall.client.CommandOutcome.Refused;
import pitwall.client.CommandOutcome.Unconfirmed;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import retrofit2.Call;

/// Sends commands to the server, each on a virtual thread of its own. Thread-safe.
///
/// A command whose answer is lost is sent again under the same id, which the server takes once. Where no answer
/// comes at all, the effect may still be seen on the stream under the same id; that counts, because success is read
/// from state.
public final class LiveCommands implements Commands {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCommands.class);
    /// After this a command without an answer or an effect is unconfirmed.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_FOUND = 404;

    private final ServerConnection server;
    private final AccessTokens tokens;
    private final Supplier<FleetFrame> latest;
    private final Duration patience;
    private final Map<String, CompletableFuture<Boolean>> pending = new ConcurrentHashMap<>();

    /// @param latest the newest frame, which says who is signed in and how fresh the picture is
    public LiveCommands(ServerConnection server, AccessTokens tokens, Supplier<FleetFrame> latest) {
        this(server, tokens, latest, PATIENCE);
    }

    LiveCommands(ServerConnection server, AccessTokens tokens, Supplier<FleetFrame> latest, Duration patience) {
        this.patience = patience;
        this.server = server;
        this.tokens = tokens;
        this.latest = latest;
    }

    @Override
    public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
        CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();
        follow(command, state -> {
            switch (state) {
                case CommandState.Requested ignored -> {}
                case CommandState.Recorded(UUID id) -> outcome.complete(new Accepted(id));
                case CommandState.Done(UUID id) -> outcome.complete(new Accepted(id));
                case CommandState.Unconfirmed(UUID id) -> outcome.complete(new Unconfirmed(id));
                case CommandState.Refused(Reason reason) -> outcome.complete(new Refused(reason));
            }
        });
        return outcome;
    }

    @Override
    public void follow(FleetCommand command, Consumer<CommandState> listener) {
        FleetFrame frame = latest.get();
        SessionInfo session = frame.session();
        if (!frame.freshness().allowsCommands() || session == null || !command.isFor(session)) {
            listener.accept(new CommandState.Refused(
                    new Reason.NotLive(frame.freshness().mode())));
        } else if (!session.capabilities().contains(command.needs())) {
            listener.accept(new CommandState.Refused(new Reason.NotAllowed(command.needs())));
        } else {
            UUID id = command.key();
            CompletableFuture<Boolean> effect = new CompletableFuture<>();
            pending.put(id.toString(), effect);
            listener.accept(new CommandState.Requested(id));
            Thread.ofVirtual().name("pitwall-command").start(() -> run(command, id, effect, listener));
        }
    }

    /// Takes the correlation of a change that came on the stream; see
    /// [pitwall.client.FleetClient#onEffect].
    public void seen(String correlation) {
        CompletableFuture<Boolean> effect = pending.get(correlation);
        if (effect != null) {
            effect.complete(true);
        }
    }

    private void run(
            FleetCommand command, UUID id, CompletableFuture<Boolean> effect, Consumer<CommandState> listener) {
        try {
            Attempts attempts = new Attempts(command, id, effect);
            CommandState reply = CommandState.of(attempts.outcome());
            if (!(reply instanceof CommandState.Recorded)) {
                listener.accept(reply);
                return;
            }
            if (!effect.isDone()) {
                listener.accept(reply);
            }
            boolean done = !command.isToldOnTheStream() || attempts.isSeen();
            listener.accept(done ? new CommandState.Done(id) : new CommandState.Unconfirmed(id));
        } catch (RuntimeException e) {
            LOG.error("Command {} failed in this program", id, e);
            listener.accept(new CommandState.Unconfirmed(id));
        } finally {
            pending.remove(id.toString());
        }
    }

    /// The attempts to get one command through.
    private final class Attempts {
        private final FleetCommand command;
        private final UUID id;
        private final CompletableFuture<Boolean> effect;
        private final long deadline = System.nanoTime() + patience.toNanos();
        private boolean mayHaveArrived;

        Attempts(FleetCommand command, UUID id, CompletableFuture<Boolean> effect) {
            this.command = command;
            this.id = id;
            this.effect = effect;
        }

        CommandOutcome outcome() {
            Access access = tokens.current();
            boolean renewed = false;
            while (access instanceof Access.Granted(String token)) {
                Reply<Void> reply = server.send(call(token));
                if (reply instanceof Reply.Refused<Void> refused && refused.isUnauthorized() && !renewed) {
                    renewed = true;
                    access = tokens.renewed(token);
                    continue;
                }
                CommandOutcome outcome = judge(reply);
                if (outcome != null) {
                    return outcome;
                }
            }
            return mayHaveArrived ? waitForEffect() : notLive();
        }

        /// Null means: try again.
        private @Nullable CommandOutcome judge(Reply<Void> reply) {
            return switch (reply) {
                case Reply.Done<Void> done -> new Accepted(id);
                case Reply.Refused<Void> refused
                when refused.isPassing() ->
                    againAfter(Math.max(BETWEEN.toMillis(), refused.retryAfterSeconds() * 1000L), byServer(refused));
                case Reply.Refused<Void> refused ->
                    mayHaveArrived && isOwnEcho(refused) ? waitForEffect() : byServer(refused);
                case Reply.NotSent<Void> notSent -> againAfter(BETWEEN.toMillis(), notLive());
                case Reply.NoAnswer<Void> noAnswer -> {
                    mayHaveArrived = true;
                    yield againAfter(BETWEEN.toMillis(), notLive());
                }
            };
        }

        /// After a lost answer "changed meanwhile" or "not there" may be the work of the first attempt.
        private boolean isOwnEcho(Reply.Refused<Void> refused) {
            return refused.status() == PRECONDITION_FAILED || refused.status() == NOT_FOUND;
        }

        private Call<Void> call(String token) {
            return new CommandCalls(server.api()).of(command, id, token);
        }

        /// Waits, unless the time is up or an effect is seen meanwhile. Null means: try again.
        private @Nullable CommandOutcome againAfter(long millis, CommandOutcome last) {
            if (left() > millis) {
                return await(millis) ? new Accepted(id) : null;
            }
            return mayHaveArrived ? waitForEffect() : last;
        }

        private CommandOutcome waitForEffect() {
            return await(left()) ? new Accepted(id) : new Unconfirmed(id);
        }

        /// Waits for the effect as long as there is time.
        boolean isSeen() {
            return await(left());
        }

        private long left() {
            return Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        }

        private boolean await(long millis) {
            try {
                return effect.get(millis, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("effects do not fail", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private CommandOutcome byServer(Reply.Refused<Void> refused) {
            return new Refused(
                    new Reason.ByServer(refused.status(), refused.code(), refused.sentence(), refused.correlation()));
        }

        private CommandOutcome notLive() {
            return new Refused(new Reason.NotLive(latest.get().freshness().mode()));
        }
    }
}
