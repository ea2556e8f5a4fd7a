package pitwall.views.ports;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The servers this console knows and who is signed in. Called on the FX thread.
public interface Connections {
    /// All remembered connections, in the user's order.
    List<Connection> known();

    /// The connection in use, or about to be used again; empty before the first and for the sample fleet.
    Optional<Connection> current();

    /// Remembers a connection, or replaces the one of that name.
    void remember(Connection connection);

    void forget(String name);

    /// Tries an address step by step, without signing in. Every finished step goes to `progress` (any
    /// thread) as soon as it is known; the future completes with all of them. After a failed step the rest is
    /// skipped.
    CompletableFuture<List<TestedStep>> test(Connection connection, Consumer<TestedStep> progress);

    /// Signs in and, when that worked, makes the console follow that server. The password is wiped afterwards.
    CompletableFuture<SignInOutcome> signIn(Connection connection, String user, char[] password);

    /// Ends the session and forgets its tokens; the cached picture stays readable.
    CompletableFuture<SignOutOutcome> signOut();

    /// Starts the built-in sample fleet and follows it.
    CompletableFuture<SignInOutcome> openSampleFleet();

    /// What a sign-out could do.
    enum SignOutOutcome {
        /// The server ended the session.
        ENDED,
        /// The tokens are gone here; the server could not be told and ends the session by its own clock.
        ONLY_HERE
    }
}
