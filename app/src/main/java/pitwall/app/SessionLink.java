package pitwall.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetCommand;
import pitwall.views.ports.LinkControl;

/// Leads the console's buttons and commands to the session in use.
final class SessionLink implements LinkControl, Commands {
    private final Supplier<Optional<FleetSession>> session;

    SessionLink(Supplier<Optional<FleetSession>> session) {
        this.session = session;
    }

    @Override
    public void retryNow() {
        session.get().ifPresent(active -> active.client().retryNow());
    }

    @Override
    public void resync() {
        session.get().ifPresent(active -> active.client().resync());
    }

    @Override
    public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
        return session.get()
                .map(active -> active.commands().submit(command))
                .orElseGet(() -> CompletableFuture.completedFuture(new CommandOutcome.Refused(nobody())));
    }

    @Override
    public void follow(FleetCommand command, Consumer<CommandState> listener) {
        session.get()
                .ifPresentOrElse(
                        active -> active.commands().follow(command, listener),
                        () -> listener.accept(new CommandState.Refused(nobody())));
    }

    private static CommandOutcome.Reason nobody() {
        return new CommandOutcome.Reason.NotLive(ConsoleMode.OFFLINE);
    }
}
