package pitwall.client.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pitwall.client.AccessTokens;
import pitwall.client.Freshness.Trouble;
import pitwall.client.rest.KeptSignIn.Look;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.Turn;
import pitwall.protocol.rest.ApiEnvelope;
import pitwall.protocol.rest.Confirm;
import pitwall.protocol.rest.Refresh;
import pitwall.protocol.rest.SignIn;
import pitwall.protocol.rest.Tokens;
import retrofit2.Call;

/// Signs a person in and keeps them signed in. Thread-safe.
///
/// The access token lives in memory only. The refresh token is kept in a [SecretStore] before it is used, because
/// the server takes each of them once and ends the sign-in when it sees an old one. Exactly one call refreshes at a
/// time, also where several programs share what is kept: each goes on with what another one got.
public final class SignInService implements AccessTokens, AutoCloseable {
    /// An access token this close to its end is renewed first.
    private static final Duration RESERVE = Duration.ofSeconds(90);
    /// What the server says to a sign-in that is over; other refusals are not about it.
    private static final String NOT_GOOD = "SIGN_IN_FAILED";
    private static final int TOO_MANY = 429;
    private static final Duration RETRY = Duration.ofSeconds(20);

    private final ServerConnection server;
    private final KeptSignIn kept;
    private final Turn turn;
    private final InstantSource clock;
    private final Executor calls =
            work -> Thread.ofVirtual().name("pitwall-sign-in").start(work);
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Tokens tokens;
    private boolean ended;
    private volatile boolean closed;
    private volatile Consumer<SignInEnd> over = end -> {};

    /// Where no other program uses the same secrets.
    ///
    /// @param secretName under which the refresh token is kept, one for each server and person
    public SignInService(ServerConnection server, SecretStore secrets, String secretName, InstantSource clock) {
        this(server, secrets, secretName, Turn.FREE, clock);
    }

    /// @param secretName under which the refresh token is kept, one for each server and person
    /// @param turn of whoever renews what is kept in these secrets
    public SignInService(
            ServerConnection server, SecretStore secrets, String secretName, Turn turn, InstantSource clock) {
        this.server = server;
        this.kept = new KeptSignIn(secrets, secretName);
        this.turn = turn;
        this.clock = clock;
    }

    /// The name of what is kept beside a refresh token while its successor is awaited.
    public static String markOf(String secretName) {
        return KeptSignIn.markOf(secretName);
    }

    /// Calls `listener`, on a virtual thread, when what an earlier sign-in left behind is good no longer.
    public void whenOver(Consumer<SignInEnd> listener) {
        over = listener;
    }

    /// Signs in with a password. The future never fails.
    ///
    /// @param password is cleared
    public CompletableFuture<SignInOutcome> signIn(String user, char[] password) {
        SignIn request = new SignIn(user, new String(password));
        Arrays.fill(password, '\0');
        return CompletableFuture.supplyAsync(
                () -> inTurn(() -> outcome(server.ask(server.api().signIn(request)))), calls);
    }

    /// Proves once more who is signed in, as approving asks for (`REAUTHENTICATION_NEEDED`). The sign-in goes on, with
    /// fresh tokens; a wrong password changes nothing. The future never fails.
    ///
    /// @param password is cleared
    public CompletableFuture<SignInOutcome> confirm(char[] password) {
        Confirm request = new Confirm(new String(password));
        Arrays.fill(password, '\0');
        return CompletableFuture.supplyAsync(
                () -> locked(() -> switch (current()) {
                    case Access.Granted(String token) ->
                        inTurn(() -> outcome(awaiting(server.api().confirm(bearer(token), request))));
                    case Access.SignInNeeded() -> new SignInOutcome.NothingKept();
                    case Access.Unreachable() -> new SignInOutcome.NoServer(Trouble.UNREACHABLE);
                }),
                calls);
    }

    /// Signs in again with what an earlier sign-in left behind. The future never fails.
    public CompletableFuture<SignInOutcome> resume() {
        return CompletableFuture.supplyAsync(() -> locked(this::refresh), calls);
    }

    /// Ends the sign-in here at once and on the server if it can be reached.
    public CompletableFuture<Void> signOut() {
        return CompletableFuture.runAsync(
                () -> {
                    Tokens last = inTurn(() -> {
                                Tokens before = tokens;
                                forget();
                                return Optional.ofNullable(before);
                            })
                            .orElse(null);
                    if (last != null) {
                        server.send(server.api().signOut(bearer(last.accessToken())));
                    }
                },
                calls);
    }

    @Override
    public Access current() {
        return locked(() -> {
            Tokens known = tokens;
            return known != null && isGood(known) ? new Access.Granted(known.accessToken()) : refreshed();
        });
    }

    @Override
    public Access renewed(String refused) {
        return locked(() -> {
            Tokens known = tokens;
            return known != null && !known.accessToken().equals(refused) && isGood(known)
                    ? new Access.Granted(known.accessToken())
                    : refreshed();
        });
    }

    /// Ends the renewal in the background. What is kept stays for the next start.
    @Override
    public void close() {
        closed = true;
    }

    static String bearer(String token) {
        return "Bearer " + token;
    }

    private boolean isGood(Tokens known) {
        return clock.instant().plusSeconds(5).isBefore(known.accessExpiresAt());
    }

    private Access refreshed() {
        return switch (refresh()) {
            case SignInOutcome.SignedIn ignored -> {
                Tokens known = tokens;
                yield known == null ? new Access.SignInNeeded() : new Access.Granted(known.accessToken());
            }
            case SignInOutcome.Refused() -> new Access.SignInNeeded();
            case SignInOutcome.NothingKept() -> new Access.SignInNeeded();
            case SignInOutcome.Wait ignored -> new Access.Unreachable();
            case SignInOutcome.NoServer ignored -> new Access.Unreachable();
            case SignInOutcome.ServerFault ignored -> new Access.Unreachable();
        };
    }

    private SignInOutcome refresh() {
        return inTurn(() -> {
            Optional<String> own =
                    Optional.ofNullable(tokens).map(Tokens::refreshToken).or(kept::known);
            Look look = kept.look();
            if (ended) {
                return new SignInOutcome.NothingKept();
            }
            return switch (look) {
                case Look.Changed(String token) -> refresh(token, own);
                case Look.Same() ->
                    own.map(token -> refresh(token, Optional.empty())).orElseGet(SignInOutcome.NothingKept::new);
                case Look.Gone() -> own.map(this::leave).orElseGet(SignInOutcome.NothingKept::new);
            };
        });
    }

    /// @param otherwise what to try where that token is not taken
    private SignInOutcome refresh(String token, Optional<String> otherwise) {
        Tokens before = tokens;
        boolean inDoubt = kept.isAwaited();
        Reply<Tokens> reply = ask(token);
        if (isTheEnd(reply)) {
            Optional<String> next =
                    kept.look() instanceof Look.Changed(String changed) ? Optional.of(changed) : otherwise;
            reply = next.map(this::ask).orElse(reply);
        }
        if (isTheEnd(reply)) {
            forget();
            tell(inDoubt ? SignInEnd.IN_DOUBT : SignInEnd.BY_SERVER);
            return new SignInOutcome.Refused();
        }
        SignInOutcome outcome = reply instanceof Reply.Refused<Tokens> refused && refused.status() != TOO_MANY
                ? new SignInOutcome.ServerFault(refused.sentence(), refused.correlation())
                : outcome(reply);
        if (outcome instanceof SignInOutcome.SignedIn now
                && before != null
                && !now.user().equals(before.user())) {
            // What another Pitwall keeps for somebody else stays; nobody acts in the name of another here.
            leave(SignInEnd.ELSEWHERE);
            return new SignInOutcome.NothingKept();
        }
        return outcome;
    }

    /// Somebody signed out in another Pitwall: what this one still has is ended, too.
    private SignInOutcome leave(String token) {
        boolean inDoubt = kept.isAwaited();
        Reply<Tokens> reply = ask(token);
        if (reply instanceof Reply.Done<Tokens>(Tokens fresh) && fresh != null) {
            server.send(server.api().signOut(bearer(fresh.accessToken())));
        }
        if (isTheEnd(reply)) {
            leave(inDoubt ? SignInEnd.IN_DOUBT : SignInEnd.BY_SERVER);
        } else {
            leave(SignInEnd.ELSEWHERE);
        }
        return new SignInOutcome.NothingKept();
    }

    private void leave(SignInEnd end) {
        tokens = null;
        ended = true;
        tell(end);
    }

    private void tell(SignInEnd end) {
        calls.execute(() -> over.accept(end));
    }

    private Reply<Tokens> ask(String token) {
        return awaiting(server.api().refresh(new Refresh(token)));
    }

    /// What comes back may be a new token: until it is kept, the one that is kept may be taken for a copy.
    private Reply<Tokens> awaiting(Call<ApiEnvelope<Tokens>> call) {
        boolean before = kept.isAwaited();
        kept.await();
        Reply<Tokens> reply = server.ask(call);
        if (!before && bringsNoToken(reply)) {
            kept.awaitNoLonger();
        }
        return reply;
    }

    private static boolean bringsNoToken(Reply<Tokens> reply) {
        return reply instanceof Reply.NotSent<Tokens>
                || (reply instanceof Reply.Refused<Tokens> refused && refused.isByServer());
    }

    /// Only the server itself can end a sign-in, and says so in a word of its own: whatever stands in between may
    /// refuse for reasons of its own.
    private static boolean isTheEnd(Reply<Tokens> reply) {
        return reply instanceof Reply.Refused<Tokens> refused
                && refused.isUnauthorized()
                && refused.code().equals(NOT_GOOD);
    }

    private SignInOutcome outcome(Reply<Tokens> reply) {
        return switch (reply) {
            case Reply.Done<Tokens>(Tokens fresh) when fresh != null -> accept(fresh);
            case Reply.Done<Tokens> empty -> new SignInOutcome.NoServer(Trouble.UNREACHABLE);
            case Reply.Refused<Tokens> refused
            when refused.status() == TOO_MANY -> new SignInOutcome.Wait(Math.max(1, refused.retryAfterSeconds()));
            case Reply.Refused<Tokens> refused
            when refused.status() >= 500 -> new SignInOutcome.ServerFault(refused.sentence(), refused.correlation());
            case Reply.Refused<Tokens> refused -> new SignInOutcome.Refused();
            case Reply.NotSent<Tokens>(Trouble trouble) -> new SignInOutcome.NoServer(trouble);
            case Reply.NoAnswer<Tokens>() -> new SignInOutcome.NoServer(Trouble.SILENT);
        };
    }

    private SignInOutcome accept(Tokens fresh) {
        tokens = fresh;
        ended = false;
        if (kept.keep(fresh.refreshToken())) {
            kept.awaitNoLonger();
        }
        renewLater(Duration.between(clock.instant(), fresh.accessExpiresAt()).minus(RESERVE));
        return new SignInOutcome.SignedIn(fresh.user(), fresh.role(), fresh.capabilities(), fresh.scope());
    }

    /// Renews in the background, so that the sign-in does not run out while only the stream is in use.
    private void renewLater(Duration wait) {
        Tokens awaited = tokens;
        long millis = Math.max(RETRY.toMillis(), wait.toMillis());
        CompletableFuture.runAsync(
                () -> renewInBackground(awaited),
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, calls));
    }

    private void renewInBackground(@Nullable Tokens awaited) {
        if (closed) {
            return;
        }
        locked(() -> {
            if (tokens == awaited && awaited != null) {
                SignInOutcome outcome = refresh();
                if (outcome instanceof SignInOutcome.NoServer
                        || outcome instanceof SignInOutcome.Wait
                        || outcome instanceof SignInOutcome.ServerFault) {
                    renewLater(RETRY);
                }
            }
            return Optional.empty();
        });
    }

    private void forget() {
        tokens = null;
        ended = true;
        kept.remove();
    }

    /// As [#locked], and while no other program does the same.
    private <T> T inTurn(Supplier<T> work) {
        return locked(() -> {
            try (Turn.Held _ = turn.take()) {
                return work.get();
            }
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// When the access token ends; empty where nobody is signed in.
    public Optional<Instant> accessUntil() {
        return locked(() -> Optional.ofNullable(tokens).map(Tokens::accessExpiresAt));
    }
}
