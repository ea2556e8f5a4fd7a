package pitwall.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pitwall.cache.FleetCache;
import pitwall.cache.PastFiller;
import pitwall.client.AnswerMemory;
import pitwall.client.Commands;
import pitwall.client.FleetClient;
import pitwall.client.FleetRecorder;
import pitwall.client.FleetSettings;
import pitwall.client.FleetView;
import pitwall.client.FrameSink;
import pitwall.client.LiveSource;
import pitwall.client.LogMemory;
import pitwall.client.RememberedFleet;
import pitwall.client.ServerTrust;
import pitwall.client.SessionInfo;
import pitwall.client.rest.Asking;
import pitwall.client.rest.AuditReading;
import pitwall.client.rest.HistoryReading;
import pitwall.client.rest.LiveCommands;
import pitwall.client.rest.ServerConnection;
import pitwall.client.rest.SignInService;
import pitwall.client.trail.TrailMemory;
import pitwall.client.witness.AuditWitness;
import pitwall.client.witness.MemoryWitnessStore;
import pitwall.client.witness.TrailWatch;
import pitwall.client.witness.WitnessStore;
import pitwall.client.witness.WitnessVerdict;
import pitwall.client.witness.WitnessedHead;

/// Everything that follows one server: sign-in, stream, cache, commands. Thread-safe.
final class FleetSession implements AutoCloseable {
    /// What calls the server, for its audit trail.
    static final String CLIENT = "console/0.1.0";

    private static final String PROGRAM = "Pitwall console 0.1.0";

    private final ServerConnection server;
    private final SignInService signIn;
    private final FleetClient client;
    private final @Nullable FleetCache cache;
    private final @Nullable Path cacheFolder;
    private final Commands commands;
    private final Asking asking;
    private final TrailMemory trailMemory;
    private final LogMemory logMemory;
    private final @Nullable PastFiller pastFiller;
    private final WitnessStore witnessStore;
    private final TrailWatch watch;
    private final @Nullable String person;

    /// @param lastHead gives what an earlier sign-in saw of the audit trail, where nothing else is remembered
    /// @param cache absent where nothing may be remembered
    /// @param person who has just given a password; absent where an earlier sign-in is continued
    /// @param witnessed takes what the witness says of each signed head of the audit trail, on a virtual thread
    FleetSession(
            Supplier<Optional<WitnessedHead>> lastHead,
            URI address,
            Supplier<ServerTrust> trust,
            ServerConnection server,
            SignInService signIn,
            @Nullable FleetCache cache,
            @Nullable Path cacheFolder,
            @Nullable String person,
            Consumer<WitnessVerdict> witnessed,
            InstantSource clock) {
        this.person = person;
        this.server = server;
        this.signIn = signIn;
        this.cache = cache;
        this.cacheFolder = cacheFolder;
        FleetRecorder recorder = cache == null ? FleetRecorder.NONE : cache.recorder();
        this.client = new FleetClient(
                new FleetSettings(address.toString(), PROGRAM, FleetView.CONSOLE),
                new LiveSource(address, signIn, trust, clock),
                recorder,
                RandomGenerator.getDefault(),
                clock);
        LiveCommands live = new LiveCommands(server, signIn, client::latest);
        client.onEffect(live::seen);
        this.commands = live;
        Supplier<Optional<SessionInfo>> reader =
                () -> Optional.ofNullable(client.latest().session());
        this.asking = new Asking(server, signIn, cache == null ? AnswerMemory.NONE : cache.answers(reader));
        this.trailMemory = cache == null ? TrailMemory.NONE : cache.trail(reader);
        this.logMemory = cache == null ? LogMemory.NONE : cache.logs(reader);
        this.pastFiller =
                cache == null ? null : new PastFiller(cache.history(), new HistoryReading(asking), reader, clock);
        this.witnessStore = cache == null ? new MemoryWitnessStore() : cache.witness();
        if (witnessStore.newest().isEmpty()) {
            lastHead.get().ifPresent(witnessStore::remember);
        }
        this.watch = new TrailWatch(
                new AuditWitness(witnessStore, new AuditReading(asking)),
                witnessed,
                work -> Thread.ofVirtual().name("pitwall-witness").start(work),
                clock);
    }

    /// Shows what is remembered and begins to connect.
    void start(FrameSink sink) {
        if (cache != null) {
            cache.whenPictureNeeded(client::resync);
            cache.whenLocked(client::forget);
            if (person != null) {
                cache.signedIn().join();
            }
        }
        client.start(
                frame -> {
                    watch.see(frame);
                    sink.offer(frame);
                },
                this::remembered);
    }

    FleetClient client() {
        return client;
    }

    SignInService signIn() {
        return signIn;
    }

    /// Asks this server.
    Asking asking() {
        return asking;
    }

    /// What this computer remembers of the audit trail.
    TrailMemory trailMemory() {
        return trailMemory;
    }

    /// Asks for what nobody on this computer saw; empty where nothing may be remembered.
    Optional<PastFiller> pastFiller() {
        return Optional.ofNullable(pastFiller);
    }

    /// What this computer remembers of logs.
    LogMemory logMemory() {
        return logMemory;
    }

    /// The newest head of the audit trail that this computer saw. Blocks.
    Optional<WitnessedHead> witnessed() {
        return witnessStore.newest();
    }

    Commands commands() {
        return commands;
    }

    Optional<FleetCache> cache() {
        return Optional.ofNullable(cache);
    }

    Optional<Path> cacheFolder() {
        return Optional.ofNullable(cacheFolder);
    }

    /// True where data is cached that the policy does not give out without a new sign-in.
    CompletableFuture<Boolean> isLocked() {
        return cache == null ? CompletableFuture.completedFuture(false) : cache.locked();
    }

    /// Ends the connection first, then writes what the cache still has to write.
    @Override
    public void close() {
        client.close();
        signIn.close();
        server.close();
        if (cache != null) {
            cache.close();
        }
    }

    /// What somebody else saw is neither shown nor kept.
    private Optional<RememberedFleet> remembered() {
        if (cache == null) {
            return Optional.empty();
        }
        Optional<RememberedFleet> seen = cache.remembered().join();
        if (person != null
                && seen.map(RememberedFleet::session)
                        .filter(session -> !session.user().equals(person))
                        .isPresent()) {
            cache.forgetPerson().join();
            return Optional.empty();
        }
        return seen;
    }
}
