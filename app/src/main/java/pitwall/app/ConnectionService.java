package pitwall.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.app.FollowedServer.Following;
import pitwall.client.FrameSink;
import pitwall.client.rest.SignInEnd;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;
import pitwall.client.secrets.Turn;
import pitwall.views.ports.Colleague;
import pitwall.views.ports.Connection;
import pitwall.views.ports.Connections;
import pitwall.views.ports.SignInOutcome;
import pitwall.views.ports.TestedStep;
import pitwall.views.trail.TrailAlarm;

/// Signs in, and makes the console follow one server after another. Called on the FX thread; the work happens
/// on virtual threads, one change of server at a time.
final class ConnectionService implements Connections, AutoCloseable {
    /// Longer than the undo is offered.
    private static final Duration UNDO = Duration.ofSeconds(15);

    private final ConnectionFile file;
    private final SecretPlaces secrets;
    private final Executor background;
    private final InstantSource clock;
    private final GivenSettings given;
    private final Remains remains;
    private final GuessPause guesses;
    private final LastStart lastStart = new LastStart();
    private final Object change = new Object();
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private final FollowedServer followed;
    private final SampleDoor sample;
    /// Guarded by `change`.
    private boolean closed;

    private volatile @Nullable Connection current;
    private volatile @Nullable Instant provenAt;
    /// Told which servers, by their addresses, are known no more.
    private volatile Consumer<Predicate<String>> forgottenServers = gone -> {};

    ConnectionService(
            Path folder,
            SampleDoor sample,
            GivenSettings given,
            SecretPlaces secrets,
            FrameSink sink,
            Executor background,
            InstantSource clock) {
        this.given = given;
        this.file = new ConnectionFile(folder, given.servers());
        this.remains = new Remains(folder);
        this.secrets = secrets;
        this.background = background;
        this.clock = clock;
        this.guesses = new GuessPause(clock, background);
        this.followed = new FollowedServer(remains, given.retention(), sink, clock);
        this.sample = sample;
    }

    /// Calls `listener`, on a virtual thread, with each signed head that does not continue what was seen before.
    void whenTrailBroken(Consumer<TrailAlarm> listener) {
        followed.whenTrailBroken(listener);
    }

    /// Calls `listener`, on some thread, with what tells the addresses of servers that are gone from those that are
    /// not: after one was forgotten for good, and when an earlier run may have left something of one.
    void whenForgotten(Consumer<Predicate<String>> listener) {
        forgottenServers = listener;
    }

    private void tellForgotten() {
        Set<String> known = file.known().stream()
                .map(connection -> connection.server().toString())
                .collect(Collectors.toSet());
        sample.running().ifPresent(running -> known.add(running.address().toString()));
        forgottenServers.accept(server -> !known.contains(server));
    }

    /// The connection in use; empty before the first and after a sign-out.
    Optional<Following> following() {
        return followed.now();
    }

    /// What is being followed; empty before the first and after a sign-out.
    Optional<FleetSession> session() {
        return followed.now().map(Following::session);
    }

    /// Follows the server that was in use last with the sign-in that was kept, showing what is remembered at
    /// once. Completes with false where there is none, or where nothing that was kept can be read: a person must then
    /// say where secrets are, or sign in, and opening the cache without its key would set it aside.
    CompletableFuture<Boolean> resume() {
        Connection connection = file.last().orElse(null);
        current = connection;
        if (connection == null || !secrets.isReadable()) {
            return CompletableFuture.completedFuture(false);
        }
        List<String> known = file.known().stream().map(Connection::name).toList();
        boolean all = file.isWhole();
        return lastStart.told(run(() -> {
            SecretStore store = secrets.store();
            remains.sweep(store, known, all);
            if (!given.keepsData()) {
                remains.forgetCaches(store);
            }
            tellForgotten();
            if (!signedIn(store, connection)) {
                return false;
            }
            follow(parts(connection, store), connection.name(), store, cacheOf(connection), null);
            return true;
        }));
    }

    LastStart lastStart() {
        return lastStart;
    }

    @Override
    public Optional<StartTrouble> startTrouble() {
        return lastStart.trouble();
    }

    @Override
    public CompletableFuture<Boolean> startAgain() {
        return lastStart.again();
    }

    private static boolean signedIn(SecretStore store, Connection connection) {
        try {
            return Remains.isSignedIn(store, connection.name());
        } catch (SecretsException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public List<Connection> known() {
        return file.known();
    }

    @Override
    public Optional<Connection> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public boolean isGiven(String name) {
        return given.isFixed(name);
    }

    @Override
    public boolean remembers(String name) {
        return Files.exists(remains.cacheOf(name));
    }

    @Override
    public void remember(Connection connection) {
        forgotten.remove(connection.name());
        file.remember(connection);
    }

    /// What the connection left on this computer goes when the undo is over, or with the program if that ends first.
    @Override
    public void forget(String name) {
        if (given.isFixed(name)) {
            return;
        }
        file.forget(name);
        forgotten.add(name);
        CompletableFuture.delayedExecutor(UNDO.toMillis(), TimeUnit.MILLISECONDS, background)
                .execute(() -> eraseIfForgotten(name));
    }

    private void eraseIfForgotten(String name) {
        synchronized (change) {
            if (forgotten.remove(name)) {
                Following active = followed.now().orElse(null);
                SecretStore store = secrets.store();
                if (active != null && active.name().equals(name)) {
                    followed.end(active);
                    store = active.store();
                } else {
                    remains.erase(store, name);
                }
                new LastHead(store, name).forget();
                tellForgotten();
            }
        }
    }

    @Override
    public CompletableFuture<List<TestedStep>> test(Connection connection, Consumer<TestedStep> progress) {
        return CompletableFuture.supplyAsync(
                () -> new ConnectionProbe(connection, given.authorities(), progress).run(), background);
    }

    @Override
    public CompletableFuture<SignInOutcome> signIn(Connection connection, String user, char[] password) {
        char[] copy = password.clone();
        return run(() -> {
            SecretStore store = secrets.store();
            ServerParts parts = parts(connection, store);
            SignInOutcome outcome = SignInAnswer.of(
                    connection, parts.signIn().signIn(user, password).join());
            if (outcome instanceof SignInOutcome.SignedIn) {
                lastStart.isOver();
                remains.signedIn(connection.name());
                file.remember(connection);
                file.use(connection.name());
                forgotten.remove(connection.name());
                current = connection;
                new PasswordProof(store, connection.name()).keep(copy);
                provenAt = clock.instant();
                follow(parts, connection.name(), store, cacheOf(connection), user);
            } else {
                Arrays.fill(copy, '\0');
                parts.close();
            }
            return outcome;
        });
    }

    @Override
    public boolean asksAgain() {
        Following active = followed.now().orElse(null);
        return active != null && active.asksAgain();
    }

    @Override
    public CompletableFuture<Boolean> isOwnPassword(char[] password) {
        Following active = followed.now().orElse(null);
        if (active == null) {
            Arrays.fill(password, '\0');
            return CompletableFuture.completedFuture(false);
        }
        return guesses.look(() -> {
            boolean right = new PasswordProof(active.store(), active.name()).isKept(password);
            if (right) {
                provenAt = clock.instant();
            }
            return right;
        });
    }

    @Override
    public CompletableFuture<Boolean> prove(char[] password) {
        Optional<FleetSession> active = session();
        if (active.isEmpty()) {
            Arrays.fill(password, '\0');
            return CompletableFuture.completedFuture(false);
        }
        return active.get()
                .signIn()
                .confirm(sample.person(followed.now())
                        .map(person -> sample.fleet().password(person))
                        .orElse(password))
                .thenApply(outcome -> outcome instanceof pitwall.client.rest.SignInOutcome.SignedIn);
    }

    @Override
    public Optional<Instant> provenAt() {
        return Optional.ofNullable(provenAt);
    }

    /// Ends access here first: nothing of the fleet is shown or kept when this is done, reachable server or not.
    @Override
    public CompletableFuture<SignOutOutcome> signOut() {
        Following active = followed.now().orElse(null);
        if (active == null) {
            return CompletableFuture.completedFuture(SignOutOutcome.ENDED);
        }
        boolean reachable = active.session().client().latest().freshness().allowsCommands();
        return run(() -> {
            remains.signedOut(active.name());
            followed.hide(active);
            Throwable failure = active.session()
                    .signIn()
                    .signOut()
                    .handle((done, thrown) -> thrown)
                    .join();
            followed.end(active);
            return reachable && failure == null ? SignOutOutcome.ENDED : SignOutOutcome.ONLY_HERE;
        });
    }

    @Override
    public CompletableFuture<SignInOutcome> openSampleFleet() {
        return run(() -> openSampleAs(sample.fleet().first()));
    }

    @Override
    public List<Colleague> colleagues() {
        return sample.person(followed.now())
                .map(now -> SampleFleet.PEOPLE.stream()
                        .filter(each -> !each.equals(now))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public CompletableFuture<SignInOutcome> continueAs(Colleague colleague) {
        return run(() -> openSampleAs(colleague));
    }

    private SignInOutcome openSampleAs(Colleague person) {
        Connection connection = sample.connection(person);
        ServerParts parts = ServerParts.of(connection, Optional.empty(), sample.secrets(), Turn.FREE, clock);
        SignInOutcome outcome = sample.signIn(connection, parts.signIn(), person);
        if (outcome instanceof SignInOutcome.SignedIn) {
            current = null;
            follow(parts, connection.name(), sample.secrets(), sample.fleet().cacheOf(person), person.name());
        } else {
            parts.close();
        }
        return outcome;
    }

    /// Ends what is followed and the sample fleet. What was asked for and has not begun is cancelled.
    @Override
    public void close() {
        synchronized (change) {
            closed = true;
            followed.close();
            for (String name : List.copyOf(forgotten)) {
                eraseIfForgotten(name);
            }
            Optional<String> address =
                    sample.running().map(gone -> gone.address().toString());
            sample.close();
            address.ifPresent(gone -> forgottenServers.accept(gone::equals));
        }
    }

    /// @param cacheFolder absent where nothing may be remembered
    /// @param person who has just given a password; absent where an earlier sign-in is continued
    private void follow(
            ServerParts parts, String name, SecretStore store, @Nullable Path cacheFolder, @Nullable String person) {
        followed.follow(parts, name, store, cacheFolder, person, this::over);
    }

    /// This sign-in is good no longer: what it had opened is closed.
    private void over(Following active, SignInEnd end) {
        synchronized (change) {
            if (followed.now().filter(now -> now == active).isEmpty()) {
                return;
            }
            followed.over(active, end);
        }
    }

    private ServerParts parts(Connection connection, SecretStore store) {
        return ServerParts.of(connection, given.authorities(), store, secrets.signInTurn(), clock);
    }

    /// Where a connection is remembered; absent where the key would not outlive the program.
    private @Nullable Path cacheOf(Connection connection) {
        return secrets.isLasting() && given.keepsData() ? remains.cacheOf(connection.name()) : null;
    }

    private <T> CompletableFuture<T> run(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    synchronized (change) {
                        if (closed) {
                            throw new CancellationException("the console has ended");
                        }
                        return work.get();
                    }
                },
                background);
    }
}
