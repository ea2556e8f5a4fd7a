package pitwall.client.rest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.AccessTokens;
import pitwall.client.Freshness.Trouble;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;
import pitwall.protocol.rest.Confirm;
import pitwall.protocol.rest.Refresh;
import pitwall.protocol.rest.SignIn;
import pitwall.protocol.rest.Tokens;

/// Signs a person in and keeps them signed in. Thread-safe.
///
/// The access token lives in memory only. The refresh token is kept in a [SecretStore] before it is used, because
/// the server takes each of them once and ends the sign-in when it sees an old one. Exactly one call refreshes at a
/// time.
public final class SignInService implements AccessTokens, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignInService.class);
    /// An access token this close to its end is renewed first.
    private static final Duration RESERVE = Duration.ofSeconds(90);
    private static final Duration RETRY = Duration.ofSeconds(20);

    private final ServerConnection server;
    private final SecretStore secrets;
    private final String secretName;
    private final InstantSource clock;
    private final Executor calls =
            work -> Thread.ofVirtual().name("pitwall-sign-in").start(work);
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Tokens tokens;
    private boolean ended;
    private volatile boolean closed;
    private volatile Runnable revoked = () -> {};

    /// @param secretName under which the refresh token is kept, one for each server and person
    public SignInService(ServerConnection server, SecretStore secrets, String secretName, InstantSource clock) {
        this.server = server;
        this.secrets = secrets;
        this.secretName = secretName;
        this.clock = clock;
    }

    /// Calls `listener`, on a virtual thread, when the server no longer takes what an earlier sign-in left behind: the
    /// account was disabled, or the sign-in was ended or has run out.
    public void whenRevoked(Runnable listener) {
        revoked = listener;
    }

    /// Signs in with a password. The future never fails.
    ///
    /// @param password is cleared
    public CompletableFuture<SignInOutcome> signIn(String user, char[] password) {
        SignIn request = new SignIn(user, new String(password));
        Arrays.fill(password, '\0');
        return CompletableFuture.supplyAsync(
                () -> locked(() -> outcome(server.ask(server.api().signIn(request)))), calls);
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
                        outcome(server.ask(server.api().confirm(bearer(token), request)));
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
                    Tokens last = locked(() -> {
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
        Optional<String> kept = kept();
        if (ended || kept.isEmpty()) {
            return new SignInOutcome.NothingKept();
        }
        Reply<Tokens> reply = server.ask(server.api().refresh(new Refresh(kept.get())));
        SignInOutcome outcome = outcome(reply);
        if (outcome instanceof SignInOutcome.Refused) {
            forget();
        }
        if (reply instanceof Reply.Refused<Tokens> refused && refused.isUnauthorized()) {
            calls.execute(revoked);
        }
        return outcome;
    }

    private SignInOutcome outcome(Reply<Tokens> reply) {
        return switch (reply) {
            case Reply.Done<Tokens>(Tokens fresh) when fresh != null -> accept(fresh);
            case Reply.Done<Tokens> empty -> new SignInOutcome.NoServer(Trouble.UNREACHABLE);
            case Reply.Refused<Tokens> refused
            when refused.status() == 429 -> new SignInOutcome.Wait(Math.max(1, refused.retryAfterSeconds()));
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
        keep(fresh.refreshToken());
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
                if (outcome instanceof SignInOutcome.NoServer || outcome instanceof SignInOutcome.Wait) {
                    renewLater(RETRY);
                }
            }
            return Optional.empty();
        });
    }

    private Optional<String> kept() {
        Tokens known = tokens;
        if (known != null) {
            return Optional.of(known.refreshToken());
        }
        try {
            return secrets.read(secretName).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (SecretsException e) {
            LOG.warn("The kept sign-in cannot be read", e);
            return Optional.empty();
        }
    }

    private void keep(String refreshToken) {
        try {
            secrets.write(secretName, refreshToken.getBytes(StandardCharsets.UTF_8));
        } catch (SecretsException e) {
            LOG.warn("The sign-in cannot be kept; it ends with the program", e);
        }
    }

    private void forget() {
        tokens = null;
        ended = true;
        try {
            secrets.remove(secretName);
        } catch (SecretsException e) {
            LOG.warn("The kept sign-in cannot be removed", e);
        }
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
