package pitwall.server.release;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.tuf.MetaFile;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufReason;
import pitwall.protocol.tuf.TufRole;
import pitwall.protocol.tuf.TufSigner;
import pitwall.server.registry.Draft;
import pitwall.server.storage.TufRows;

/// Takes metadata that people signed offline, and signs snapshot and timestamp around it with the server's own
/// keys. Refuses what a car would refuse. Runs on the writer thread, within a write.
final class Publisher {
    static final Duration TIMESTAMP_LIFE = Duration.ofDays(1);
    static final Duration SNAPSHOT_LIFE = Duration.ofDays(7);
    /// A car in the middle of a refresh still finds the snapshot it was told of.
    private static final int SNAPSHOTS_KEPT = 10;

    private static final ReasonCode NOT_OURS = new ReasonCode("ONLINE_KEY_UNKNOWN");

    private final OnlineKeys keys;

    Publisher(OnlineKeys keys) {
        this.keys = keys;
    }

    /// The next root, or the first.
    Publication root(Draft draft, TufDocument<TufMetadata.Root> offered) {
        Optional<TufDocument<TufMetadata.Root>> current =
                Shelf.Newest.read(draft.sql()).root();
        TufMetadata.Root root = offered.metadata();
        long wanted = current.map(known -> known.metadata().version() + 1).orElse(1L);
        if (root.version() != wanted) {
            return new Publication.Refused(
                    root.version() < wanted ? TufReason.DOWNGRADE : TufReason.METADATA_MIXED,
                    "Its version is " + root.version() + ", the next root is version " + wanted + ".");
        }
        if (current.isPresent() && offered.goodKeys(current.get().metadata()) < threshold(current.get())) {
            return new Publication.Refused(
                    TufReason.SIGNATURE_INVALID, "Too few of those who sign for the present root signed it.");
        }
        if (!offered.isSignedBy(root)) {
            return new Publication.Refused(
                    TufReason.SIGNATURE_INVALID, "Too few of those whom it names itself signed it.");
        }
        if (!root.consistentSnapshot()) {
            return new Publication.Refused(TufReason.METADATA_MALFORMED, "It lacks consistent_snapshot.");
        }
        if (keys.signer(root, TufRole.SNAPSHOT).isEmpty()
                || keys.signer(root, TufRole.TIMESTAMP).isEmpty()) {
            return new Publication.Refused(
                    NOT_OURS, "It names no key of this server for snapshot and timestamp, threshold 1.");
        }
        return publish(
                draft, offered, current.map(known -> known.metadata().version()).orElse(null));
    }

    private static int threshold(TufDocument<TufMetadata.Root> root) {
        return root.metadata().keysOf(TufRole.ROOT).threshold();
    }

    /// The next list of releases.
    Publication targets(Draft draft, TufDocument<TufMetadata.Targets> offered) {
        Shelf.Newest newest = Shelf.Newest.read(draft.sql());
        if (newest.root().isEmpty()) {
            return new Publication.Refused(TufReason.METADATA_MISSING, "There is no root yet; bring that first.");
        }
        if (!offered.isSignedBy(newest.root().get().metadata())) {
            return new Publication.Refused(
                    TufReason.SIGNATURE_INVALID, "Too few of those who may sign for releases signed it.");
        }
        Optional<Long> current = newest.targets().map(known -> known.metadata().version());
        if (offered.metadata().version() <= current.orElse(0L)) {
            return new Publication.Refused(
                    TufReason.DOWNGRADE,
                    "Its version is " + offered.metadata().version() + ", cars have seen " + current.orElse(0L) + ".");
        }
        return publish(draft, offered, current.orElse(null));
    }

    /// @param before version that was served until now; absent for the first
    private Publication publish(Draft draft, TufDocument<?> offered, @Nullable Long before) {
        TufMetadata metadata = offered.metadata();
        if (!draft.now().isBefore(metadata.expires())) {
            return new Publication.Refused(TufReason.METADATA_EXPIRED, "It was good until " + metadata.expires() + ".");
        }
        add(draft, offered);
        renew(draft, true);
        return new Publication.Done(metadata.role(), metadata.version(), before);
    }

    /// When the snapshot or the timestamp should be signed anew: after half of its life.
    static Instant renewAt(Shelf.Newest newest) {
        Instant snapshot = newest.snapshot()
                .map(known -> known.metadata().expires().minus(SNAPSHOT_LIFE.dividedBy(2)))
                .orElse(Instant.MAX);
        Instant timestamp = newest.timestamp()
                .map(known -> known.metadata().expires().minus(TIMESTAMP_LIFE.dividedBy(2)))
                .orElse(Instant.MAX);
        return snapshot.isBefore(timestamp) ? snapshot : timestamp;
    }

    /// Signs the timestamp anew, and the snapshot where it is due.
    ///
    /// @param changed true where root or targets are new, so that the snapshot is due at any rate
    /// @return false if the root names none of our keys
    boolean renew(Draft draft, boolean changed) {
        Shelf.Newest newest = Shelf.Newest.read(draft.sql());
        if (newest.root().isEmpty() || newest.targets().isEmpty()) {
            return true;
        }
        TufMetadata.Root root = newest.root().get().metadata();
        Optional<TufSigner> snapshotSigner = keys.signer(root, TufRole.SNAPSHOT);
        Optional<TufSigner> timestampSigner = keys.signer(root, TufRole.TIMESTAMP);
        if (snapshotSigner.isEmpty() || timestampSigner.isEmpty()) {
            return false;
        }
        TufDocument<TufMetadata.Snapshot> snapshot = newest.snapshot()
                .filter(known -> !changed
                        && draft.now().isBefore(known.metadata().expires().minus(SNAPSHOT_LIFE.dividedBy(2))))
                .orElseGet(() -> snapshot(draft, newest, newest.targets().get(), snapshotSigner.get()));
        timestamp(draft, newest, snapshot, timestampSigner.get());
        return true;
    }

    private static TufDocument<TufMetadata.Snapshot> snapshot(
            Draft draft, Shelf.Newest newest, TufDocument<TufMetadata.Targets> targets, TufSigner signer) {
        long version =
                newest.snapshot().map(known -> known.metadata().version()).orElse(0L) + 1;
        MetaFile said = MetaFile.of(targets.metadata().version(), targets.bytes());
        TufDocument<TufMetadata.Snapshot> snapshot = TufDocument.sign(
                new TufMetadata.Snapshot(
                        version, draft.now().plus(SNAPSHOT_LIFE), Map.of(TufRole.TARGETS.file(), said)),
                List.of(signer));
        add(draft, snapshot);
        new TufRows(draft.sql()).forgetBefore(TufRole.SNAPSHOT, version - SNAPSHOTS_KEPT + 1);
        return snapshot;
    }

    private static void timestamp(
            Draft draft, Shelf.Newest newest, TufDocument<TufMetadata.Snapshot> snapshot, TufSigner signer) {
        long version =
                newest.timestamp().map(known -> known.metadata().version()).orElse(0L) + 1;
        MetaFile said = MetaFile.of(snapshot.metadata().version(), snapshot.bytes());
        add(
                draft,
                TufDocument.sign(
                        new TufMetadata.Timestamp(version, draft.now().plus(TIMESTAMP_LIFE), said), List.of(signer)));
        new TufRows(draft.sql()).forgetBefore(TufRole.TIMESTAMP, version);
    }

    private static void add(Draft draft, TufDocument<?> document) {
        TufMetadata metadata = document.metadata();
        new TufRows(draft.sql())
                .add(new TufRows.File(metadata.role(), metadata.version(), document.text()), draft.now());
    }
}
