package pitwall.views.ports;

import java.time.Instant;
import java.util.Arrays;
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

    /// True where whoever administers this computer set that connection, so that nobody changes or forgets it here.
    default boolean isGiven(String name) {
        return false;
    }

    /// Remembers a connection, or replaces the one of that name.
    void remember(Connection connection);

    /// Forgets a connection. All that it left on this computer, sign-in and remembered data, goes for good once the
    /// undo is over; [#remember] before that keeps it.
    void forget(String name);

    /// True where this computer keeps something of that connection besides its address: what was seen of the fleet, and
    /// perhaps notes.
    boolean remembers(String name);

    /// Tries an address step by step, without signing in. Every finished step goes to `progress` (any
    /// thread) as soon as it is known; the future completes with all of them. After a failed step the rest is
    /// skipped.
    CompletableFuture<List<TestedStep>> test(Connection connection, Consumer<TestedStep> progress);

    /// Signs in and, when that worked, makes the console follow that server. The password is wiped afterwards.
    CompletableFuture<SignInOutcome> signIn(Connection connection, String user, char[] password);

    /// Ends the session: tokens and everything remembered of the fleet are gone from this computer, whether or not the
    /// server can be told.
    CompletableFuture<SignOutOutcome> signOut();

    /// False where nobody gave this console a password that it could ask for again, as in the sample fleet.
    default boolean asksAgain() {
        return false;
    }

    /// Whether this is the password the signed-in person gave last; works without a connection. It is wiped afterwards.
    /// After three wrong ones each answer takes longer than the one before, half a minute at most.
    default CompletableFuture<Boolean> isOwnPassword(char[] password) {
        Arrays.fill(password, '\0');
        return CompletableFuture.completedFuture(false);
    }

    /// Proves to the server once more who is signed in, as approving asks for. False where the password is wrong or the
    /// server cannot be asked. It is wiped afterwards.
    default CompletableFuture<Boolean> prove(char[] password) {
        Arrays.fill(password, '\0');
        return CompletableFuture.completedFuture(false);
    }

    /// This computer's clock when that password was last typed rightly in this run; empty before the first time.
    default Optional<Instant> provenAt() {
        return Optional.empty();
    }

    /// The others as whom one can go on here without a password: the people of the sample fleet. Nobody elsewhere.
    default List<Colleague> colleagues() {
        return List.of();
    }

    /// Goes on as one of the [#colleagues], at the same server.
    default CompletableFuture<SignInOutcome> continueAs(Colleague colleague) {
        return CompletableFuture.completedFuture(new SignInOutcome.WrongPassword());
    }

    /// Starts the built-in sample fleet and follows it.
    CompletableFuture<SignInOutcome> openSampleFleet();

    /// Why the server that was in use last is not shown after a start; empty where nothing stood in the way.
    default Optional<StartTrouble> startTrouble() {
        return Optional.empty();
    }

    /// Tries once more to show it. Where that works, the console leaves for it by itself; false where it does not.
    default CompletableFuture<Boolean> startAgain() {
        return CompletableFuture.completedFuture(false);
    }

    /// What stands in the way of what was remembered and of the sign-in that was kept. Neither is lost.
    enum StartTrouble {
        /// The keychain gives nothing out.
        KEYCHAIN,
        /// Something that nobody foresaw; the log of the console names it.
        OTHER
    }

    /// What a sign-out could do.
    enum SignOutOutcome {
        /// The server ended the session.
        ENDED,
        /// The tokens are gone here; the server could not be told and ends the session by its own clock.
        ONLY_HERE
    }
}
