package pitwall.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.FleetCache;
import pitwall.cache.Retention;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.FrameSink;
import pitwall.client.Freshness;
import pitwall.client.Freshness.Trouble;
import pitwall.client.LinkStatus;
import pitwall.client.ServerTrust;
import pitwall.client.rest.ServerConnection;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;
import pitwall.client.secrets.SessionSecrets;
import pitwall.client.witness.WitnessVerdict;
import pitwall.protocol.Protocol;
import pitwall.views.ports.Connection;
import pitwall.views.ports.Connections;
import pitwall.views.ports.Secrets;
import pitwall.views.ports.SignInOutcome;
import pitwall.views.ports.TestedStep;
import pitwall.views.trail.TrailAlarm;

/// Signs in, and makes the console follow one server after another. Called on the FX thread; the work happens
/// on virtual threads, one change of server at a time.
final class ConnectionService implements Connections, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConnectionService.class);
    private static final String SAMPLE = "sample";
    private static final int SAMPLE_ATTEMPTS = 5;
    /// Longer than the undo is offered.
    private static final Duration UNDO = Duration.ofSeconds(15);
    /// What is shown while nobody is signed in.
    private static final FleetFrame NOBODY = new FleetFrame(
            null,
            0,
            FleetSnapshot.EMPTY,
            FleetChanges.WHOLE,
            List.of(),
            new Freshness.Offline(null, 1, null, Trouble.SIGN_IN_NEEDED),
            null,
            null,
            Duration.ZERO,
            true,
            LinkStatus.NONE);

    private final Path folder;
    private final int sampleCars;
    private final ConnectionFile file;
    private final SecretPlaces secrets;
    private final FrameSink sink;
    private final Executor background;
    private final InstantSource clock;
    private final Remains remains;
    private final GuessPause guesses;
    private final Object change = new Object();
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Following> following = new AtomicReference<>();
    private volatile @Nullable Connection current;
    private volatile @Nullable Instant provenAt;
    private volatile Consumer<TrailAlarm> trailBroken = alarm -> {};
    private @Nullable SampleFleet sample;

    ConnectionService(
            Path folder,
            int sampleCars,
            SecretPlaces secrets,
            FrameSink sink,
            Executor background,
            InstantSource clock) {
        this.folder = folder;
        this.sampleCars = sampleCars;
        this.file = new ConnectionFile(folder);
        this.remains = new Remains(folder);
        this.secrets = secrets;
        this.sink = sink;
        this.background = background;
        this.clock = clock;
        this.guesses = new GuessPause(clock, background);
    }

    /// A session, and where it leaves what it remembers.
    ///
    /// @param cacheFolder absent where nothing may be remembered
    /// @param asksAgain whether the person's password can be recognised
    private record Following(
            FleetSession session,
            String name,
            SecretStore store,
            @Nullable Path cacheFolder,
            boolean asksAgain) {}

    /// Calls `listener`, on a virtual thread, with each signed head that does not continue what was seen before.
    void whenTrailBroken(Consumer<TrailAlarm> listener) {
        trailBroken = listener;
    }

    /// What is being followed; empty before the first and after a sign-out.
    Optional<FleetSession> session() {
        return Optional.ofNullable(following.get()).map(Following::session);
    }

    /// Follows the server that was in use last with the sign-in that was kept, showing what is remembered at
    /// once. Completes with false where there is none, or where nothing that was kept can be read: a person must then
    /// say where secrets are, or sign in, and opening the cache without its key would set it aside.
    CompletableFuture<Boolean> resume() {
        Connection connection = file.last().orElse(null);
        current = connection;
        if (connection == null || !isReadable(secrets.place())) {
            return CompletableFuture.completedFuture(false);
        }
        List<String> known = file.known().stream().map(Connection::name).toList();
        return run(() -> {
            SecretStore store = secrets.store();
            remains.sweep(store, known);
            if (!Remains.isSignedIn(store, connection.name())) {
                return false;
            }
            follow(parts(connection, store), connection.name(), store, cacheOf(connection), null);
            return true;
        });
    }

    private static boolean isReadable(Secrets.Place place) {
        return switch (place) {
            case KEYCHAIN, VAULT_OPEN -> true;
            case UNDECIDED, VAULT_CLOSED, MEMORY -> false;
        };
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
    public void remember(Connection connection) {
        forgotten.remove(connection.name());
        file.remember(connection);
    }

    /// What the connection left on this computer goes when the undo is over, or with the program if that ends first.
    @Override
    public void forget(String name) {
        file.forget(name);
        forgotten.add(name);
        CompletableFuture.delayedExecutor(UNDO.toMillis(), TimeUnit.MILLISECONDS, background)
                .execute(() -> eraseIfForgotten(name));
    }

    private void eraseIfForgotten(String name) {
        synchronized (change) {
            if (forgotten.remove(name)) {
                Following active = following.get();
                SecretStore store = secrets.store();
                if (active != null && active.name().equals(name)) {
                    end(active);
                    store = active.store();
                } else {
                    remains.erase(store, name);
                }
                new LastHead(store, name).forget();
            }
        }
    }

    @Override
    public CompletableFuture<List<TestedStep>> test(Connection connection, Consumer<TestedStep> progress) {
        return CompletableFuture.supplyAsync(() -> new ConnectionProbe(connection, progress).run(), background);
    }

    @Override
    public CompletableFuture<SignInOutcome> signIn(Connection connection, String user, char[] password) {
        char[] copy = password.clone();
        return run(() -> {
            SecretStore store = secrets.store();
            Parts parts = parts(connection, store);
            SignInOutcome outcome =
                    outcome(connection, parts.signIn().signIn(user, password).join());
            if (outcome instanceof SignInOutcome.SignedIn) {
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
        Following active = following.get();
        return active != null && active.asksAgain();
    }

    @Override
    public CompletableFuture<Boolean> isOwnPassword(char[] password) {
        Following active = following.get();
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
                .confirm(password)
                .thenApply(outcome -> outcome instanceof pitwall.client.rest.SignInOutcome.SignedIn);
    }

    @Override
    public Optional<Instant> provenAt() {
        return Optional.ofNullable(provenAt);
    }

    /// Ends access here first: nothing of the fleet is shown or kept when this is done, reachable server or not.
    @Override
    public CompletableFuture<SignOutOutcome> signOut() {
        Following active = following.get();
        if (active == null) {
            return CompletableFuture.completedFuture(SignOutOutcome.ENDED);
        }
        boolean reachable = active.session().client().latest().freshness().allowsCommands();
        return run(() -> {
            hide(active);
            Throwable failure = active.session()
                    .signIn()
                    .signOut()
                    .handle((done, thrown) -> thrown)
                    .join();
            end(active);
            return reachable && failure == null ? SignOutOutcome.ENDED : SignOutOutcome.ONLY_HERE;
        });
    }

    /// The server takes this sign-in no longer: what it had opened is closed.
    private void revoked(Following active) {
        synchronized (change) {
            if (following.get() == active) {
                log.info("the server ended the sign-in; what was remembered is forgotten");
                end(active);
            }
        }
    }

    /// Stops following and forgets what was remembered, but for the newest head of the audit trail: whoever ends a
    /// sign-in must not end the memory of what the server once signed.
    private void end(Following active) {
        hide(active);
        active.session().witnessed().ifPresent(new LastHead(active.store(), active.name())::keep);
        active.session().close();
        Path cache = active.cacheFolder();
        if (cache == null) {
            remains.erase(active.store(), active.name());
        } else {
            remains.erase(active.store(), active.name(), cache);
        }
    }

    private void hide(Following active) {
        active.session().client().close();
        following.compareAndSet(active, null);
        sink.offer(NOBODY);
    }

    @Override
    public CompletableFuture<SignInOutcome> openSampleFleet() {
        return run(() -> {
            SampleFleet started = startSample();
            Connection connection = new Connection(SAMPLE, started.server().baseUri(), null, null);
            SecretStore store = new SessionSecrets();
            Parts parts = parts(connection, store);
            SignInOutcome outcome = signInToSample(connection, parts, started);
            current = null;
            follow(parts, SAMPLE, store, started.folder().path().resolve("cache"), started.user());
            return outcome;
        });
    }

    /// Ends what is followed and the sample fleet.
    @Override
    public void close() {
        synchronized (change) {
            Following active = following.getAndSet(null);
            if (active != null) {
                active.session().close();
            }
            for (String name : List.copyOf(forgotten)) {
                eraseIfForgotten(name);
            }
            if (sample != null) {
                sample.close();
            }
        }
    }

    /// Everything of the sample fleet starts at once, and a busy computer may need more than one attempt.
    private static SignInOutcome signInToSample(Connection connection, Parts parts, SampleFleet started) {
        SignInOutcome outcome =
                new SignInOutcome.Unreachable(connection.server().toString());
        for (int attempt = 0; attempt < SAMPLE_ATTEMPTS && outcome instanceof SignInOutcome.Unreachable; attempt++) {
            outcome = outcome(
                    connection,
                    parts.signIn().signIn(started.user(), started.password()).join());
        }
        return outcome;
    }

    private SampleFleet startSample() {
        if (sample == null) {
            try {
                sample = SampleFleet.start(
                        new DataFolder(Files.createTempDirectory(folder, "sample-"), true), sampleCars, clock);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sample;
    }

    /// The parts of a session before it is known whether it will be followed.
    private record Parts(URI address, ServerTrust trust, ServerConnection server, SignInService signIn) {
        void close() {
            signIn.close();
            server.close();
        }
    }

    private Parts parts(Connection connection, SecretStore store) {
        ServerTrust trust = PinnedTrust.of(connection.fingerprint());
        ServerConnection server = new ServerConnection(connection.server(), trust, FleetSession.CLIENT);
        return new Parts(
                connection.server(),
                trust,
                server,
                new SignInService(server, store, Remains.signInName(connection.name()), clock));
    }

    /// @param cacheFolder absent where nothing may be remembered
    /// @param person who has just given a password; absent where an earlier sign-in is continued
    private void follow(
            Parts parts, String name, SecretStore store, @Nullable Path cacheFolder, @Nullable String person) {
        Following before = following.getAndSet(null);
        if (before != null) {
            before.session().close();
        }
        FleetCache cache = cacheFolder == null ? null : openCache(cacheFolder, new StoredMark(store, name));
        FleetSession next = new FleetSession(
                new LastHead(store, name)::take,
                parts.address(),
                parts.trust(),
                parts.server(),
                parts.signIn(),
                cache,
                cacheFolder,
                person,
                verdict -> witnessed(parts.address(), verdict),
                clock);
        Following started = new Following(next, name, store, cacheFolder, new PasswordProof(store, name).isThere());
        parts.signIn().whenRevoked(() -> revoked(started));
        following.set(started);
        next.start(sink);
    }

    private void witnessed(URI server, WitnessVerdict verdict) {
        switch (verdict) {
            case WitnessVerdict.Broken broken -> {
                log.error("the audit trail of {} is not what it was: {}", server, broken.finding());
                TrailAlarm.Cause cause = new TrailAlarm.Cause.Witnessed(broken);
                trailBroken.accept(new TrailAlarm(server.toString(), cause, clock.instant()));
            }
            case WitnessVerdict.Unsigned unsigned ->
                log.warn("a head of the audit trail of {} is signed by nobody known", server);
            case WitnessVerdict.First first -> log.info("the audit trail of {} is watched from now on", server);
            case WitnessVerdict.Continues _, WitnessVerdict.Unproven _ -> {}
        }
    }

    private @Nullable FleetCache openCache(Path cacheFolder, StoredMark mark) {
        try {
            return FleetCache.open(cacheFolder, mark.key(), mark, Retention.DEFAULT, clock);
        } catch (SecretsException e) {
            log.warn("the key of the cache cannot be kept; nothing is remembered", e);
            return null;
        }
    }

    /// Where a connection is remembered; absent where the key would not outlive the program.
    private @Nullable Path cacheOf(Connection connection) {
        return secrets.isLasting() ? remains.cacheOf(connection.name()) : null;
    }

    private static SignInOutcome outcome(Connection connection, pitwall.client.rest.SignInOutcome outcome) {
        return switch (outcome) {
            case pitwall.client.rest.SignInOutcome.SignedIn signedIn -> new SignInOutcome.SignedIn(signedIn.user());
            case pitwall.client.rest.SignInOutcome.Refused() -> new SignInOutcome.WrongPassword();
            case pitwall.client.rest.SignInOutcome.NothingKept() -> new SignInOutcome.WrongPassword();
            case pitwall.client.rest.SignInOutcome.Wait(int seconds) ->
                new SignInOutcome.RateLimited(Duration.ofSeconds(seconds));
            case pitwall.client.rest.SignInOutcome.NoServer(Trouble trouble) -> noServer(connection, trouble);
            case pitwall.client.rest.SignInOutcome.ServerFault(String sentence, String correlation) ->
                new SignInOutcome.Refused(sentence, correlation);
        };
    }

    private static SignInOutcome noServer(Connection connection, Trouble trouble) {
        String address = connection.server().getHost() + ":" + PinnedTrust.port(connection.server());
        return switch (trouble) {
            case UNTRUSTED ->
                new SignInOutcome.Untrusted(
                        PinnedTrust.shownBy(connection.server()).orElse("—"));
            case INCOMPATIBLE -> new SignInOutcome.Incompatible("—", Integer.toString(Protocol.VERSION));
            case NONE, UNREACHABLE, SIGN_IN_NEEDED, SILENT -> new SignInOutcome.Unreachable(address);
        };
    }

    private <T> CompletableFuture<T> run(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    synchronized (change) {
                        return work.get();
                    }
                },
                background);
    }
}
