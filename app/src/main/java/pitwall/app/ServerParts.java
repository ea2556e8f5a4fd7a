package pitwall.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import pitwall.client.Deferred;
import pitwall.client.ServerTrust;
import pitwall.client.rest.ServerConnection;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.Turn;
import pitwall.views.ports.Connection;

/// The parts of a session before it is known whether it will be followed.
record ServerParts(URI address, Supplier<ServerTrust> trust, ServerConnection server, SignInService signIn)
        implements AutoCloseable {
    /// @param authorities a file with further certificates that are believed
    /// @param store where the sign-in is kept
    /// @param turn of whoever renews what is kept there
    static ServerParts of(
            Connection connection, Optional<Path> authorities, SecretStore store, Turn turn, InstantSource clock) {
        Supplier<ServerTrust> trust = new Deferred<>(() -> PinnedTrust.of(connection.fingerprint(), authorities));
        ServerConnection server = new ServerConnection(connection.server(), trust, FleetSession.CLIENT);
        return new ServerParts(
                connection.server(),
                trust,
                server,
                new SignInService(server, store, Remains.signInName(connection.name()), turn, clock));
    }

    @Override
    public void close() {
        signIn.close();
        server.close();
    }
}
