package pitwall.views.shell;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.PasswordAsk;
import pitwall.views.ports.Connections;

/// Asks for the password of the signed-in person where it was last typed more than 15 minutes ago. FX thread.
final class Reauthentication implements PasswordAsk {
    private static final Duration LATELY = Duration.ofMinutes(15);

    private final FleetModel fleet;
    private final Connections connections;
    private final Executor fxThread;

    Reauthentication(FleetModel fleet, Connections connections, Executor fxThread) {
        this.fleet = fleet;
        this.connections = connections;
        this.fxThread = fxThread;
    }

    @Override
    public boolean isDue() {
        return connections.asksAgain()
                && connections
                        .provenAt()
                        .filter(at -> fleet.localNow().isBefore(at.plus(LATELY)))
                        .isEmpty();
    }

    @Override
    public void check(char[] password, Consumer<Boolean> answer) {
        CompletableFuture<?> unused =
                connections.isOwnPassword(password).thenAccept(right -> fxThread.execute(() -> answer.accept(right)));
    }
}
