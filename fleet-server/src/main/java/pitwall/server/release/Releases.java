package pitwall.server.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.VersionOrder;
import pitwall.protocol.tuf.ReleaseTarget;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufKey;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufRole;
import pitwall.server.registry.Draft;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.Database;
import pitwall.server.storage.ReleaseRows;

/// Everything the server knows of releases. Reads are of the last commit and thread-safe; what takes a [Draft]
/// runs within a write.
public final class Releases {
    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final Duration REMINDER = Duration.ofDays(14);

    private final Database database;
    private final ArtifactStore store;
    private final OnlineKeys keys;
    private final Publisher publisher;
    private final ReleaseLimits limits;
    private final InstantSource clock;
    private volatile Shelf shelf;
    private volatile Instant renewAt;
    private volatile boolean stale;
    private volatile Instant remindAt = Instant.EPOCH;

    /// @param folder where artifacts and the server's own keys are kept
    /// @param secret 32 bytes that seal those keys
    /// @param limits how many bytes are taken
    public Releases(Database database, Path folder, byte[] secret, ReleaseLimits limits, InstantSource clock) {
        this.database = database;
        this.store = new ArtifactStore(folder);
        this.keys = new OnlineKeys(folder.resolve("keys"), secret);
        this.publisher = new Publisher(keys);
        this.limits = limits;
        this.clock = clock;
        this.shelf = database.read(Shelf::read);
        this.renewAt = Publisher.renewAt(shelf.newest());
    }

    public ArtifactStore store() {
        return store;
    }

    /// Every release, the newest version first.
    public List<ListedRelease> all() {
        Shelf now = shelf;
        return now.rows().values().stream()
                .map(row -> listed(row, now.newest(), clock.instant()))
                .sorted(Comparator.comparing(listed -> listed.release().version(), VersionOrder.INSTANCE.reversed()))
                .toList();
    }

    public Optional<ListedRelease> find(String version) {
        Shelf now = shelf;
        return Optional.ofNullable(now.rows().get(version)).map(row -> listed(row, now.newest(), clock.instant()));
    }

    /// A release that may be put on cars right now.
    public Optional<Release> choosable(String version) {
        return find(version)
                .map(ListedRelease::release)
                .filter(release -> release.refusal().isEmpty());
    }

    /// Signed metadata by its file name.
    public Optional<String> file(String name) {
        return Optional.ofNullable(shelf.files().get(name));
    }

    /// The root that a new car is delivered with; empty before the first key ceremony.
    public Optional<String> firstRoot() {
        return file(TufRole.ROOT.file(1));
    }

    /// A public key of this server, for the root.
    ///
    /// @param named whether the present root names it
    public record OnlineKey(TufRole role, TufKey key, boolean named) {}

    public List<OnlineKey> onlineKeys() {
        Optional<TufMetadata.Root> root = shelf.newest().root().map(TufDocument::metadata);
        return keys.all().stream()
                .map(known -> new OnlineKey(
                        known.role(),
                        known.key(),
                        root.map(of -> of.keysOf(known.role())
                                        .keyIds()
                                        .contains(known.key().id()))
                                .orElse(false)))
                .toList();
    }

    /// Makes new keys, which count as soon as a root names them.
    public void makeOnlineKeys() {
        try {
            keys.create();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep new keys", e);
        }
    }

    public ReleaseWrite register(Draft draft, ReleaseTarget claim, String by) {
        ReleaseRows rows = new ReleaseRows(draft.sql());
        if (claim.artifact().length() > limits.artifact()) {
            return new ReleaseWrite.TooLarge(limits.artifact());
        }
        if (rows.find(claim.version()).isPresent()) {
            return new ReleaseWrite.VersionTaken();
        }
        Optional<String> other = rows.withCounter(claim.counter());
        if (other.isPresent()) {
            return new ReleaseWrite.CounterTaken(other.get());
        }
        if (rows.bytesBy(by, draft.now().minus(ReleaseLimits.DAY))
                        + claim.artifact().length()
                > limits.day()) {
            return new ReleaseWrite.OverQuota(limits.day());
        }
        if (!rows.knows(claim.artifact()) && rows.bytes() + claim.artifact().length() > limits.store()) {
            return new ReleaseWrite.StoreFull(limits.store());
        }
        rows.add(claim, draft.now(), by);
        if (store.has(claim.artifact())) {
            rows.markStored(claim.artifact(), draft.now());
        }
        return done(draft, claim.version());
    }

    /// The artifact is complete on disk.
    public void stored(Draft draft, Artifact artifact) {
        new ReleaseRows(draft.sql()).markStored(artifact, draft.now());
        readAgainAfterwards(draft);
    }

    /// Takes a release back for this server. Cars hear of it from signed metadata that leaves the release out.
    public ReleaseWrite revoke(Draft draft, String version, String by, String reason) {
        ReleaseRows rows = new ReleaseRows(draft.sql());
        if (rows.find(version).isEmpty()) {
            return new ReleaseWrite.NoSuchRelease();
        }
        rows.revoke(version, new ReleaseRows.Revocation(draft.now(), by, reason));
        return done(draft, version);
    }

    private ReleaseWrite done(Draft draft, String version) {
        readAgainAfterwards(draft);
        ReleaseRows.Row row = new ReleaseRows(draft.sql()).find(version).orElseThrow();
        return new ReleaseWrite.Done(listed(row, Shelf.Newest.read(draft.sql()), draft.now()));
    }

    public Publication publishRoot(Draft draft, TufDocument<TufMetadata.Root> root) {
        readAgainAfterwards(draft);
        return publisher.root(draft, root);
    }

    /// Publishes what people signed; a release that it leaves out, and that was signed before, is revoked.
    public Publication publishTargets(Draft draft, TufDocument<TufMetadata.Targets> targets, String by) {
        readAgainAfterwards(draft);
        Map<String, ReleaseTarget> before = new TreeMap<>();
        Shelf.Newest.read(draft.sql())
                .targets()
                .ifPresent(known -> before.putAll(known.metadata().releases()));
        Publication publication = publisher.targets(draft, targets);
        if (publication instanceof Publication.Done) {
            ReleaseRows rows = new ReleaseRows(draft.sql());
            before.keySet().removeAll(targets.metadata().releases().keySet());
            before.values()
                    .forEach(gone -> rows.revoke(
                            gone.version(), new ReleaseRows.Revocation(draft.now(), by, "its signers took it back")));
        }
        return publication;
    }

    /// Gives a server without releases some to try things out with; does nothing on any other.
    public void publishSamples(FleetWriter writer) {
        SampleReleases.publish(this, writer);
    }

    /// Notices artifacts that were completed just before the server was killed. To be called once at start.
    public void takeStock(FleetWriter writer) {
        List<Artifact> complete = shelf.rows().values().stream()
                .filter(row -> row.storedAt() == null)
                .map(row -> row.claim().artifact())
                .filter(store::has)
                .toList();
        if (!complete.isEmpty()) {
            writer.write(draft -> {
                complete.forEach(artifact -> stored(draft, artifact));
                return true;
            });
        }
    }

    /// Signs what runs out soon anew. To be called every second or so; mostly does nothing.
    public void tick(FleetWriter writer) {
        if (stale) {
            readAgain();
        }
        Instant now = clock.instant();
        remind(now);
        if (now.isBefore(renewAt)) {
            return;
        }
        renewAt = now.plus(RETRY);
        CompletableFuture<?> unused = writer.submit(draft -> {
                    readAgainAfterwards(draft);
                    return publisher.renew(draft, false);
                })
                .thenAccept(renewed -> {
                    if (!renewed) {
                        LOG.error("The root names no key of this server: the signed metadata runs out");
                    }
                });
    }

    /// Says once a day that people have to sign, from two weeks before on.
    private void remind(Instant now) {
        Optional<Instant> until = shelf.newest().signUntil();
        if (until.isPresent() && !now.isBefore(until.get().minus(REMINDER)) && !now.isBefore(remindAt)) {
            remindAt = now.plus(Duration.ofDays(1));
            LOG.warn("Signed metadata of releases is good until {}; somebody has to sign it anew", until.get());
        }
    }

    /// How long what people signed is still good; negative once it ran out, empty where nothing was published.
    public Optional<Duration> signedFor() {
        return shelf.newest().signUntil().map(until -> Duration.between(clock.instant(), until));
    }

    private void readAgainAfterwards(Draft draft) {
        draft.afterCommit(this::readAgain);
    }

    /// What was committed is true even if it cannot be read this moment: then the next tick reads it.
    private void readAgain() {
        try {
            Shelf read = database.read(Shelf::read);
            shelf = read;
            stale = false;
            Instant soonest = clock.instant().plus(RETRY);
            Instant due = Publisher.renewAt(read.newest());
            renewAt = due.isAfter(soonest) ? due : soonest;
        } catch (JdbiException e) {
            stale = true;
            LOG.warn("Releases could not be read after a change; trying again", e);
        }
    }

    private static ListedRelease listed(ReleaseRows.Row row, Shelf.Newest newest, Instant now) {
        ReleaseTarget claim = row.claim();
        Judgement judgement = Judgement.of(row, newest, now);
        Release release = new Release(
                claim.version(),
                claim.artifact(),
                claim.counter(),
                judgement.trust(),
                claim.models(),
                claim.hardware(),
                claim.fromVersions(),
                claim.minimumBatteryPercent(),
                claim.notes(),
                judgement.signedBy(),
                row.createdAt(),
                claim.minimumAgent());
        return new ListedRelease(
                release,
                claim.hardware(),
                judgement.reason(),
                judgement.why(),
                row.storedAt() != null,
                row.createdBy(),
                row.revoked());
    }
}
