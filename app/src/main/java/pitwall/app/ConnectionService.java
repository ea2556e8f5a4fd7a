package pitwall.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.FleetCache;
import pitwall.cache.Retention;
import pitwall.client.FrameSink;
import pitwall.client.Freshness.Trouble;
import pitwall.client.ServerTrust;
import pitwall.client.rest.ServerConnection;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;
import pitwall.client.secrets.SessionSecrets;
import pitwall.protocol.Protocol;
import pitwall.views.ports.Connection;
import pitwall.views.ports.Connections;
import pitwall.views.ports.Secrets;
import pitwall.views.ports.SignInOutcome;
import pitwall.views.ports.TestedStep;

/// Signs in, and makes the console follow one server after another. Called on the FX thread; the work happens
/// on virtual threads, one change of server at a time.
final class ConnectionService implements Connections, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConnectionService.class);
    private static final String SAMPLE = "sample";
    private static final int SAMPLE_ATTEMPTS = 5;

    private final Path folder;
    private final int sampleCars;
    private final ConnectionFile file;
    private final SecretPlaces secrets;
    private final FrameSink sink;
    private final Executor background;
    private final InstantSource clock;
    private final Object change = new Object();
    private final AtomicReference<@Nullable FleetSession> session = new AtomicReference<>();
    private volatile @Nullable Connection current;
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
        this.secrets = secrets;
        this.sink = sink;
        this.background = background;
        this.clock = clock;
    }

    /// What is being followed; empty before the first.
    Optional<FleetSession> session() {
        return Optional.ofNullable(session.get());
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
        return run(() -> {
            SecretStore store = secrets.store();
            if (!isKept(store, connection)) {
                return false;
            }
            follow(parts(connection, store), connection.name(), store, cacheOf(connection));
            return true;
        });
    }

    private static boolean isReadable(Secrets.Place place) {
        return switch (place) {
            case KEYCHAIN, VAULT_OPEN -> true;
            case UNDECIDED, VAULT_CLOSED, MEMORY -> false;
        };
    }

    /// True where an earlier run left a sign-in, or the key of what it remembered.
    private static boolean isKept(SecretStore store, Connection connection) {
        try {
            return store.read(signInName(connection)).isPresent()
                    || store.read(StoredMark.keyName(connection.name())).isPresent();
        } catch (SecretsException e) {
            log.warn("what was kept of the last connection cannot be read", e);
            return false;
        }
    }

    private static String signInName(Connection connection) {
        return "refresh/" + connection.name();
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
        file.remember(connection);
    }

    @Override
    public void forget(String name) {
        file.forget(name);
    }

    @Override
    public CompletableFuture<List<TestedStep>> test(Connection connection, Consumer<TestedStep> progress) {
        return CompletableFuture.supplyAsync(() -> new ConnectionProbe(connection, progress).run(), background);
    }

    @Override
    public CompletableFuture<SignInOutcome> signIn(Connection connection, String user, char[] password) {
        return run(() -> {
            SecretStore store = secrets.store();
            Parts parts = parts(connection, store);
            SignInOutcome outcome =
                    outcome(connection, parts.signIn().signIn(user, password).join());
            if (outcome instanceof SignInOutcome.SignedIn) {
                file.remember(connection);
                file.use(connection.name());
                current = connection;
                follow(parts, connection.name(), store, cacheOf(connection));
            } else {
                parts.close();
            }
            return outcome;
        });
    }

    @Override
    public CompletableFuture<SignOutOutcome> signOut() {
        FleetSession active = session.get();
        if (active == null) {
            return CompletableFuture.completedFuture(SignOutOutcome.ENDED);
        }
        boolean reachable = active.client().latest().freshness().allowsCommands();
        return active.signIn().signOut().handle((done, failure) -> {
            active.client().retryNow();
            return reachable && failure == null ? SignOutOutcome.ENDED : SignOutOutcome.ONLY_HERE;
        });
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
            follow(parts, SAMPLE, store, started.folder().path().resolve("cache"));
            return outcome;
        });
    }

    /// Ends what is followed and the sample fleet.
    @Override
    public void close() {
        synchronized (change) {
            FleetSession active = session.getAndSet(null);
            if (active != null) {
                active.close();
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
                connection.server(), trust, server, new SignInService(server, store, signInName(connection), clock));
    }

    /// @param cacheFolder absent where nothing may be remembered
    private void follow(Parts parts, String name, SecretStore store, @Nullable Path cacheFolder) {
        FleetSession before = session.getAndSet(null);
        if (before != null) {
            before.close();
        }
        FleetCache cache = cacheFolder == null ? null : openCache(cacheFolder, new StoredMark(store, name));
        FleetSession next = new FleetSession(
                parts.address(), parts.trust(), parts.server(), parts.signIn(), cache, cacheFolder, clock);
        session.set(next);
        next.start(sink);
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
        return secrets.isLasting() ? folder.resolve("cache").resolve(folderName(connection.name())) : null;
    }

    /// A name people chose may hold anything; its folder holds hex only.
    private static String folderName(String name) {
        return HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
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
